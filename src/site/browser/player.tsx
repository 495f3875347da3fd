/** The script of the page that has the player. */
import { render } from 'preact';
import { Links, relative } from '../../html/links.js';
import { Player } from './player/player.js';

document.addEventListener('DOMContentLoaded', () => {
  const host = document.querySelector('#player');
  if (host === null) return;
  host.replaceChildren();
  render(
    <Links.Provider value={(to) => relative('player.html', to)}>
      <Player />
    </Links.Provider>,
    host,
  );
});
