{
  "targets": [{
    "target_name": "pysocket",
    "sources": ["<!@(node scripts/native-sources.mjs)"],
    "defines": ["<!@(node scripts/native-flags.mjs defines)"],
    "cflags_cc!": ["-std=gnu++17", "-std=gnu++20", "-fno-exceptions"],
    "cflags_cc": ["<!@(node scripts/native-flags.mjs compile)", "-flto"],
    "conditions": [
      ["OS=='linux'", {
        "ldflags": ["<!@(node scripts/native-flags.mjs link-elf)", "-flto", "-O2"]
      }],
      ["OS=='win'", {
        "include_dirs": ["native/os/windows/include"],
        "defines": ["<!@(node scripts/native-flags.mjs defines-windows)"],
        "libraries": ["<!@(node scripts/native-flags.mjs libraries-msvc)"],
        "msvs_settings": {
          "VCCLCompilerTool": {
            "ExceptionHandling": 1,
            "AdditionalOptions": ["/std:c++17", "/W4", "/permissive-", "/utf-8"]
          }
        }
      }],
      ["OS=='mac'", {
        "xcode_settings": {
          "CLANG_CXX_LANGUAGE_STANDARD": "c++17",
          "MACOSX_DEPLOYMENT_TARGET": "<!(node scripts/native-flags.mjs macos)",
          "GCC_ENABLE_CPP_EXCEPTIONS": "YES",
          "GCC_SYMBOLS_PRIVATE_EXTERN": "YES",
          "OTHER_CPLUSPLUSFLAGS": ["<!@(node scripts/native-flags.mjs compile)"]
        }
      }]
    ]
  }]
}
