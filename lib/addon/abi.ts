/** Made by scripts/generate-abi.mjs: what lib/ and the addon agree on. */
export const ABI = 4_200_980_104;
