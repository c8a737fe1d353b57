// The preupdate hook is compiled into Debian's library; the header shows it only when asked.
#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#include <sqlite3.h>

// The macro is a cast that Swift cannot import: SQLite copies the bytes before the bind returns.
static inline sqlite3_destructor_type tvsim_sqlite_transient(void) {
    return SQLITE_TRANSIENT;
}

// sqlite3_config is variadic, which Swift cannot call. Without statistics an allocation takes no process-wide lock.
static inline int tvsim_sqlite_without_statistics(void) {
    return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

// sqlite3_db_config is variadic, which Swift cannot call. The name must outlive the connection.
static inline int tvsim_sqlite_name_main(sqlite3 *db, const char *name) {
    return sqlite3_db_config(db, SQLITE_DBCONFIG_MAINDBNAME, name);
}
