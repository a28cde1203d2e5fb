package dev.gantry.query;

/** DuckDB, which a package can be made without. This class needs nothing of it: those that do can't be loaded then. */
public final class SqlLibrary {
    private static final String DRIVER = "org.duckdb.DuckDBDriver";

    private SqlLibrary() {}

    /** Whether it is there: for SQL, and for files of Parquet. */
    public static boolean isAvailable() {
        try {
            Class.forName(DRIVER, false, SqlLibrary.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError _) {
            return false;
        }
    }
}
