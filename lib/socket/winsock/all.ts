/** What sockets themselves need on Windows only. */
export * from './error-tab.js';
export * from './requests.js';
