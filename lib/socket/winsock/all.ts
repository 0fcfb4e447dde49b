/** The code that sockets themselves need only on Windows. */
export * from './error-tab.js';
export * from './requests.js';
