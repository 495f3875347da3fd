// What PhantomJS runs: one page, and an end once the page says so.
var system = require('system');
var page = require('webpage').create();

page.onCallback = function () {
  phantom.exit(0);
};
page.onError = page.onConsoleMessage = function (message) {
  system.stderr.writeLine(message);
};
page.open(system.args[1], function (status) {
  if (status !== 'success') phantom.exit(1);
});
