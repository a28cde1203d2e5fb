/**
 * Records that a member of a cluster keeps on its own disk, of the workers that it runs.
 *
 * <p><b>Owns</b> the folder of a member's records, private to its user: one folder for each driver's session, in it for
 * each recording of a worker a head (who it is, its texts, its clock table) and parts. A part begins where the worker
 * ran no task, with what was open then, so any run of parts is a recording. The part that is written is in the wire
 * form, so that nothing but what was under way is lost with the process; once it is full it becomes Parquet, where
 * DuckDB is there, and stays as it is where it is not. Beyond the limit of bytes the oldest parts go, and are counted.
 *
 * <p><b>Threads:</b> each {@link dev.gantry.cluster.keep.KeptStream} is written by one thread, that of its worker's
 * answers; a daemon thread makes Parquet; any thread reads. <b>Trust.</b> What workers send is kept as it came, within
 * limits, and checked by who reads it. <b>Must not know</b> how parcels travel.
 */
package dev.gantry.cluster.keep;
