{
  "targets": [{
    "target_name": "pysocket",
    "sources": ["<!@(node scripts/native-sources.mjs)"],
    "defines": ["NAPI_VERSION=8"],
    "cflags_cc!": ["-std=gnu++17", "-std=gnu++20", "-fno-exceptions"],
    "cflags_cc": ["-std=c++17", "-Wall", "-Wextra", "-Werror", "-fvisibility=hidden", "-O2", "-flto"],
    "conditions": [
      ["OS=='linux'", {"ldflags": ["-Wl,-z,now,-z,relro,-z,nodelete", "-flto", "-O2"]}],
      ["OS=='mac'", {
        "xcode_settings": {
          "CLANG_CXX_LANGUAGE_STANDARD": "c++17",
          "MACOSX_DEPLOYMENT_TARGET": "11.0",
          "GCC_SYMBOLS_PRIVATE_EXTERN": "YES"
        }
      }]
    ]
  }]
}
