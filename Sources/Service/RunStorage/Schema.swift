import GRDB

/// The tables of the store, version by version; a version that was released is never changed.
enum Schema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1: runs, files, chunks") { database in
            try database.execute(
                sql: """
                    CREATE TABLE run (
                        number INTEGER PRIMARY KEY AUTOINCREMENT,
                        id TEXT NOT NULL UNIQUE,
                        key TEXT NOT NULL UNIQUE,
                        digest TEXT NOT NULL,
                        name TEXT NOT NULL,
                        state TEXT NOT NULL
                            CHECK (state IN ('queued', 'running', 'finished', 'failed', 'cancelled')),
                        created REAL NOT NULL,
                        ended REAL,
                        members INTEGER NOT NULL,
                        done INTEGER NOT NULL DEFAULT 0,
                        request TEXT NOT NULL,
                        document TEXT NOT NULL DEFAULT '',
                        failure TEXT NOT NULL DEFAULT '',
                        checksum TEXT NOT NULL DEFAULT '',
                        log TEXT NOT NULL
                    );
                    CREATE INDEX run_state ON run (state, number);
                    CREATE TABLE file (
                        number INTEGER PRIMARY KEY AUTOINCREMENT,
                        run TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE,
                        name TEXT NOT NULL,
                        role TEXT NOT NULL,
                        text TEXT NOT NULL,
                        UNIQUE (run, name)
                    );
                    CREATE TABLE chunk (
                        number INTEGER PRIMARY KEY,
                        run TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE,
                        sequence INTEGER NOT NULL,
                        header TEXT NOT NULL,
                        body BLOB NOT NULL,
                        UNIQUE (run, sequence)
                    );
                    """)
        }
        migrator.registerMigration("2: owners") { database in
            // A key is its owner's: two clients may choose the same. SQLite cannot drop the old rule, hence a new table.
            try database.execute(
                sql: """
                    CREATE TABLE owned (
                        number INTEGER PRIMARY KEY AUTOINCREMENT,
                        id TEXT NOT NULL UNIQUE,
                        owner TEXT NOT NULL,
                        key TEXT NOT NULL,
                        digest TEXT NOT NULL,
                        name TEXT NOT NULL,
                        state TEXT NOT NULL
                            CHECK (state IN ('queued', 'running', 'finished', 'failed', 'cancelled')),
                        created REAL NOT NULL,
                        ended REAL,
                        members INTEGER NOT NULL,
                        done INTEGER NOT NULL DEFAULT 0,
                        request TEXT NOT NULL,
                        document TEXT NOT NULL DEFAULT '',
                        failure TEXT NOT NULL DEFAULT '',
                        checksum TEXT NOT NULL DEFAULT '',
                        log TEXT NOT NULL,
                        UNIQUE (owner, key)
                    );
                    INSERT INTO owned (number, id, owner, key, digest, name, state, created, ended, members, done,
                            request, document, failure, checksum, log)
                        SELECT number, id, 'local', key, digest, name, state, created, ended, members, done,
                            request, document, failure, checksum, log FROM run;
                    DROP TABLE run;
                    ALTER TABLE owned RENAME TO run;
                    CREATE INDEX run_state ON run (state, number);
                    """)
        }
        migrator.registerMigration("3: classes, priorities, places, a pause") { database in
            try database.execute(
                sql: """
                    ALTER TABLE run ADD COLUMN class TEXT NOT NULL DEFAULT 'interactive';
                    ALTER TABLE run ADD COLUMN priority INTEGER NOT NULL DEFAULT 0;
                    ALTER TABLE run ADD COLUMN place INTEGER NOT NULL DEFAULT 0;
                    UPDATE run SET place = number;
                    CREATE INDEX run_queue ON run (state, class, priority DESC, place);
                    CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL);
                    """)
        }
        migrator.registerMigration("4: notes, what is kept, regions") { database in
            try database.execute(
                sql: """
                    ALTER TABLE run ADD COLUMN note TEXT NOT NULL DEFAULT '';
                    ALTER TABLE run ADD COLUMN kept INTEGER NOT NULL DEFAULT 0;
                    ALTER TABLE run ADD COLUMN focus TEXT NOT NULL DEFAULT '';
                    """)
        }
        migrator.registerMigration("5: the words of the field") { database in
            try database.execute(
                sql: """
                    ALTER TABLE run RENAME COLUMN class TO queue;
                    ALTER TABLE run RENAME COLUMN place TO position;
                    """)
        }
        return migrator
    }
}
