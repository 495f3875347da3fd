// What PhantomJS runs: one page.
var system = require('system');
var page = require('webpage').create();

page.onError = page.onConsoleMessage = function (message) {
  system.stderr.writeLine(message);
};
page.open(system.args[1], function (status) {
  if (status !== 'success') phantom.exit(1);
});
