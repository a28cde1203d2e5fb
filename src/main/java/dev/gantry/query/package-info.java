/**
 * SQL over a recording: DuckDB asks a snapshot by table functions, so nothing is loaded, and a recording that goes
 * on can be asked, as it was when the database was made.
 *
 * <p><b>Owns</b> {@link dev.gantry.query.Database}, the tables and their columns, and the folder of Parquet files that
 * holds a recording for other engines.
 *
 * <p><b>Threads.</b> A database is for one thread at a time. DuckDB has threads of its own that read the snapshot.
 *
 * <p><b>Must not know</b> who asks, and how answers are shown.
 */
package dev.gantry.query;
