/**
 * Codes of enums' constants in records, and their ids in files. Immutable, for all threads. <b>Must not know</b> any
 * of these enums.
 */
package dev.gantry.trace.code;
