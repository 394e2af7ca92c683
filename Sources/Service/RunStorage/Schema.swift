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
        migrator.registerMigration("6: lists read no texts", migrate: separateTexts)
        migrator.registerMigration("7: what was found out about a run") { database in
            try database.execute(
                sql: """
                    CREATE TABLE finding (
                        run TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE,
                        question TEXT NOT NULL,
                        document TEXT NOT NULL,
                        PRIMARY KEY (run, question)
                    );
                    """)
        }
        migrator.registerMigration("8: what is counted", migrate: count)
        return migrator
    }

    /// Request and document are long: rows that hold them are slow to go through, whatever is read of them. What a list
    /// shows of a request stands beside it.
    private static func separateTexts(_ database: Database) throws {
        try database.execute(
            sql: """
                CREATE TABLE paper (
                    run TEXT PRIMARY KEY NOT NULL REFERENCES run (id) ON DELETE CASCADE,
                    request TEXT NOT NULL,
                    document TEXT NOT NULL DEFAULT ''
                );
                INSERT INTO paper (run, request, document) SELECT id, request, document FROM run;
                ALTER TABLE run ADD COLUMN scenarios TEXT NOT NULL DEFAULT '[]';
                ALTER TABLE run ADD COLUMN reference TEXT NOT NULL DEFAULT '';
                ALTER TABLE run ADD COLUMN seed INTEGER NOT NULL DEFAULT 1;
                ALTER TABLE run ADD COLUMN bytes INTEGER NOT NULL DEFAULT 0;
                UPDATE run SET
                    scenarios = COALESCE((SELECT json_group_array(json_extract(value, '$.name'))
                        FROM json_each(run.request, '$.scenarios')), '[]'),
                    reference = COALESCE(json_extract(request, '$.reference'), ''),
                    seed = COALESCE(json_extract(request, '$.seed'), 1)
                    WHERE json_valid(request);
                UPDATE run SET bytes =
                    (SELECT COALESCE(SUM(length(body)), 0) FROM chunk WHERE chunk.run = run.id)
                    + (SELECT COALESCE(SUM(length(text)), 0) FROM file WHERE file.run = run.id);
                ALTER TABLE run DROP COLUMN request;
                ALTER TABLE run DROP COLUMN document;
                CREATE INDEX run_name ON run (lower(name), number);
                CREATE INDEX run_owner ON run (owner, state, members, bytes);
                CREATE INDEX run_ended ON run (ended) WHERE ended IS NOT NULL;
                """)
    }

    /// How many runs there are, and the last position, are known without a look at all of them.
    private static func count(_ database: Database) throws {
        try database.execute(
            sql: """
                CREATE TABLE tally (state TEXT PRIMARY KEY NOT NULL, runs INTEGER NOT NULL) WITHOUT ROWID;
                INSERT INTO tally (state, runs) SELECT state, COUNT(*) FROM run GROUP BY state;
                CREATE TRIGGER run_comes AFTER INSERT ON run BEGIN
                    INSERT INTO tally (state, runs) VALUES (new.state, 1)
                        ON CONFLICT (state) DO UPDATE SET runs = runs + 1;
                END;
                CREATE TRIGGER run_changes AFTER UPDATE OF state ON run WHEN old.state <> new.state BEGIN
                    UPDATE tally SET runs = runs - 1 WHERE state = old.state;
                    INSERT INTO tally (state, runs) VALUES (new.state, 1)
                        ON CONFLICT (state) DO UPDATE SET runs = runs + 1;
                END;
                CREATE TRIGGER run_goes AFTER DELETE ON run BEGIN
                    UPDATE tally SET runs = runs - 1 WHERE state = old.state;
                END;
                CREATE INDEX run_position ON run (position);
                """)
    }
}
