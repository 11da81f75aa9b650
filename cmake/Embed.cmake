# lemmata_embed(<target> <symbol> <file>) adds to the target a source that defines lemmata::plugin::embedded::<symbol>, the file's bytes
# (declared in lib/plugin/embedded.hpp). This file is also the script that writes that source.
if(CMAKE_SCRIPT_MODE_FILE STREQUAL CMAKE_CURRENT_LIST_FILE)
  file(READ "${input}" bytes HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${bytes}")
  string(REGEX REPLACE "(................................................................................)" "\\1\n" bytes "${bytes}")
  file(WRITE "${output}" "#include \"lib/plugin/embedded.hpp\"\n\nnamespace lemmata::plugin::embedded {\n"
    "static constexpr unsigned char bytes_of_${symbol}[] = {\n${bytes}};\n"
    "constinit const Bytes ${symbol}(bytes_of_${symbol});\n}\n")
  return()
endif()

function(lemmata_embed target symbol file)
  set(output "${PROJECT_BINARY_DIR}/embedded/${symbol}.cpp")
  add_custom_command(OUTPUT "${output}"
    COMMAND "${CMAKE_COMMAND}" "-Dinput=${file}" "-Doutput=${output}" "-Dsymbol=${symbol}" -P "${CMAKE_CURRENT_FUNCTION_LIST_FILE}"
    DEPENDS "${file}" "${CMAKE_CURRENT_FUNCTION_LIST_FILE}" VERBATIM)
  target_sources(${target} PRIVATE "${output}")
endfunction()

# What runs in a plugin's Python is loaded by an interpreter that knows nothing of sanitizers or coverage: flags of its own.
if(TARGET lemmata_plugin)
  set(words "${PROJECT_BINARY_DIR}/embedded/words.so")
  add_custom_command(OUTPUT "${words}"
    COMMAND "${CMAKE_C_COMPILER}" -std=c11 -O2 -Wall -Wextra -fPIC -shared -s "-I${PROJECT_SOURCE_DIR}" "-I${Random123_INCLUDE_DIR}"
            -o "${words}" "${PROJECT_SOURCE_DIR}/lib/plugin/words.c"
    DEPENDS "${PROJECT_SOURCE_DIR}/lib/plugin/words.c" "${PROJECT_SOURCE_DIR}/lib/plugin/surroundings.h" VERBATIM)
  lemmata_embed(lemmata_plugin harness_py "${PROJECT_SOURCE_DIR}/lib/plugin/harness.py")
  lemmata_embed(lemmata_plugin words_py "${PROJECT_SOURCE_DIR}/lib/plugin/words.py")
  lemmata_embed(lemmata_plugin words_so "${words}")
endif()
