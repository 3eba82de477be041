/* CLP and CBC by their C interfaces (Debian: coinor-libcbc-dev). */
#include <coin/Clp_C_Interface.h>
#include <coin/Cbc_C_Interface.h>
