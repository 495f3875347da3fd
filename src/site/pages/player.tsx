/** The page that has the player. */
import { Page } from '../parts/layout.js';

export function PlayerPage() {
  return (
    <Page
      at="player.html"
      title="Player"
      about="Client, wire and server side by side, a step at a time, forward and backward."
      scripts={['traces-data', 'charts-data', 'player']}
      kind="wide"
    >
      <h1 class="playing">Player</h1>
      <div id="player">
        <p class="quiet">The player needs scripts.</p>
      </div>
      <p class="lead">
        The machines of the client and of the server, and the wire between them. Nothing is recorded: they run in this page, one
        step of the text at a time. The server’s application sends each message back.
      </p>
    </Page>
  );
}
