// Proves the header alone, and gives the precompiled one that all tests share a file to be made with.
#include "support/catch2_compat.h"
