/** Made by scripts/generate-abi.mjs: what lib/ and the addon agree on. */
export const ABI = 3_021_581_193;
