/* Only to read and write gzip files (Debian: zlib1g-dev). */
#include <zlib.h>
