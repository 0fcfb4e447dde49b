/** Made by scripts/generate-abi.mjs: what lib/ and the addon agree on. */
export const ABI = 2_694_689_015;
