/** Made by scripts/generate-abi.mjs: what lib/ and the addon agree on. */
export const ABI = 1_568_201_540;
