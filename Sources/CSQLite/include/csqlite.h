#pragma once

// Swift cannot call variadic functions, and sqlite3_config is one.

// Has SQLite not count what memory it takes. Each allocation of every connection waits for the one lock of that count.
// To be called before SQLite is used: SQLITE_OK, or SQLITE_MISUSE where it was used before, and counts on.
int csqlite_count_no_memory(void);
