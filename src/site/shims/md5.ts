/** MD5 for pages, which have none of their own. */
export { md5 } from '@noble/hashes/legacy.js';
