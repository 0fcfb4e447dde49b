import './body.mjs';
