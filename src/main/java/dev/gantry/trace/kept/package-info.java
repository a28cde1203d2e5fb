/**
 * What a recording says of records that are kept elsewhere.
 *
 * <p><b>Owns</b> the marks by which the recording of a cluster's driver tells that a member keeps the records of a
 * worker, and which of them were put into it since. <b>Threads:</b> all is immutable, or read from a snapshot.
 * <b>Trust:</b> marks come from files; a text of another form is no such mark. <b>Must not know</b> how records are
 * kept, nor how they travel.
 */
package dev.gantry.trace.kept;
