/** The report as a page. */
export { Contents, sectionsOf } from './contents.js';
export { ItemArticle, Runs, runsThrough } from './item.js';
export { Legend, StatusBar, scoreOf } from './legend.js';
export { html, Report } from './report.js';
export { writeReport } from './write.js';
