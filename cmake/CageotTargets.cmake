# Every compiler switch lives in one interface target; nothing is set globally.
add_library(cageot_options INTERFACE)
target_compile_options(cageot_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast
  -Wnon-virtual-dtor -Woverloaded-virtual -Wcast-qual -Wextra-semi -Wmissing-declarations
  -Wsuggest-override -Wvla -Wundef
  $<$<CXX_COMPILER_ID:GNU>:-Wduplicated-cond;-Wlogical-op>
  # GCC 12 sees overlapping copies in std::string's operator+ that are not there (GCC bug 105651).
  $<$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>:-Wno-restrict>
  $<$<BOOL:${CAGEOT_WERROR}>:-Werror>
  -ffile-prefix-map=${PROJECT_SOURCE_DIR}/=)
if(CAGEOT_SANITIZE)
  target_compile_options(cageot_options INTERFACE
    -fsanitize=${CAGEOT_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all
    # Sanitizers make GCC 12 see uninitialised members inside std::regex (GCC bug 105562).
    $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
  target_link_options(cageot_options INTERFACE -fsanitize=${CAGEOT_SANITIZE})
endif()
if(CAGEOT_COVERAGE)
  target_compile_options(cageot_options INTERFACE --coverage -O0)
  target_link_options(cageot_options INTERFACE --coverage)
endif()
if(CAGEOT_CLANG_TIDY)
  find_program(CAGEOT_CLANG_TIDY_PROGRAM NAMES clang-tidy-14 clang-tidy REQUIRED)
  set(CMAKE_CXX_CLANG_TIDY ${CAGEOT_CLANG_TIDY_PROGRAM} --quiet)
endif()

# cageot_library(NAME SOURCES a.cpp ... DEPENDS folder ... PRIVATE_DEPENDS Third::Party ...)
# One folder of src is one static library. DEPENDS names folders and stands on one line:
# scripts/check_layers.py reads it and refuses any other include.
function(cageot_library name)
  cmake_parse_arguments(arg "" "" "SOURCES;DEPENDS;PRIVATE_DEPENDS" ${ARGN})
  list(TRANSFORM arg_SOURCES PREPEND ${name}/)
  list(TRANSFORM arg_DEPENDS PREPEND cageot::)
  add_library(cageot_${name} STATIC ${arg_SOURCES})
  add_library(cageot::${name} ALIAS cageot_${name})
  target_link_libraries(cageot_${name}
    PUBLIC ${arg_DEPENDS}
    PRIVATE $<BUILD_INTERFACE:cageot_options> ${arg_PRIVATE_DEPENDS})
  file(GLOB headers CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${name}/*.h)
  target_sources(cageot_${name} PUBLIC
    FILE_SET HEADERS BASE_DIRS ${CMAKE_CURRENT_SOURCE_DIR} FILES ${headers})
  set_target_properties(cageot_${name} PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON)
endfunction()
