/** The script of the page that has the player. */
import { render } from 'preact';
import { Here } from '../parts/paths.js';
import { Player } from './player/player.js';

document.addEventListener('DOMContentLoaded', () => {
  const host = document.querySelector('#player');
  if (host === null) return;
  host.replaceChildren();
  render(
    <Here.Provider value="player.html">
      <Player />
    </Here.Provider>,
    host,
  );
});
