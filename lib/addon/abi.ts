/** Made by scripts/generate-abi.mjs: what lib/ and the addon agree on. */
export const ABI = 1_729_517_004;
