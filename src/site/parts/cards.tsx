/** Links to pages, each with a few words. */
import { useLink } from '../../html/index.js';

export interface Card {
  to: string;
  title: string;
  text: string;
}

export function Cards({ cards }: { cards: readonly Card[] }) {
  const link = useLink();
  return (
    <ul class="cards">
      {cards.map(({ to, title, text }) => (
        <li>
          <a href={link(to)}>
            <b>{title}</b>
            <small>{text}</small>
          </a>
        </li>
      ))}
    </ul>
  );
}
