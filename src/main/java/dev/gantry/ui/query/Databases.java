package dev.gantry.ui.query;

import dev.gantry.query.Database;
import dev.gantry.query.QueryException;
import dev.gantry.trace.Snapshot;

/** The database of the recording that was asked last, kept for the next question. For all threads, one at a time. */
final class Databases implements AutoCloseable {
    private Database database;
    private Snapshot of;

    /** Uses a database. */
    interface Use {
        void of(Database database) throws QueryException;
    }

    /** Has the database of this snapshot be used. */
    synchronized void with(Snapshot snapshot, Use use) throws QueryException {
        if (of != snapshot || database.isSpent()) {
            close();
            database = Database.of(snapshot);
            of = snapshot;
        }
        use.of(database);
    }

    @Override
    public synchronized void close() {
        if (database != null) {
            database.close();
            database = null;
            of = null;
        }
    }
}
