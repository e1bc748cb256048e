# Debian's libzint-dev has no pkg-config file, and its own FindZint.cmake makes no target.
find_path(ZINT_INCLUDE_DIR zint.h)
find_library(ZINT_LIBRARY zint)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(Zint DEFAULT_MSG ZINT_LIBRARY ZINT_INCLUDE_DIR)
if(Zint_FOUND AND NOT TARGET Zint::Zint)
  add_library(Zint::Zint UNKNOWN IMPORTED)
  set_target_properties(Zint::Zint PROPERTIES
    IMPORTED_LOCATION ${ZINT_LIBRARY} INTERFACE_INCLUDE_DIRECTORIES ${ZINT_INCLUDE_DIR})
endif()
