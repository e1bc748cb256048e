# Debian ships MuPDF as static archives only; what they call must be named after them.
find_path(MUPDF_INCLUDE_DIR mupdf/fitz.h)
find_library(MUPDF_LIBRARY NAMES libmupdf.a)
find_library(MUPDF_THIRD_LIBRARY NAMES libmupdf-third.a)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(MuPdf DEFAULT_MSG MUPDF_LIBRARY MUPDF_THIRD_LIBRARY MUPDF_INCLUDE_DIR)
if(MuPdf_FOUND AND NOT TARGET MuPdf::MuPdf)
  set(needed)
  foreach(name freetype harfbuzz jbig2dec jpeg openjp2 gumbo mujs z m)
    find_library(MUPDF_NEEDS_${name} NAMES ${name} REQUIRED)
    list(APPEND needed ${MUPDF_NEEDS_${name}})
  endforeach()
  add_library(MuPdf::MuPdf UNKNOWN IMPORTED)
  set_target_properties(MuPdf::MuPdf PROPERTIES
    IMPORTED_LOCATION ${MUPDF_LIBRARY} INTERFACE_INCLUDE_DIRECTORIES ${MUPDF_INCLUDE_DIR}
    INTERFACE_LINK_LIBRARIES "${MUPDF_THIRD_LIBRARY};${needed}")
endif()
