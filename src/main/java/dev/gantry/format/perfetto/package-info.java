/**
 * Perfetto traces: Gantry's own recordings, which any tool of that ecosystem opens, and those of other programs.
 *
 * <p><b>Owns</b> how a recording is laid out in packets. A saved file's are compressed, block by block; a spool's are
 * not, as it has to keep up with what is recorded. <b>Threads:</b> one thread writes a file, one reads it; others
 * compress for the one and unpack for the other.
 * <b>Must not know</b> what ran.
 *
 * <p><b>What of other programs' track events is shown.</b> By the fields of track_event.proto and
 * track_descriptor.proto of November 2026:
 * <ul>
 * <li>shown: type (1 to 4), name and name_iid, track_uuid, counter_value and double_counter_value, the extra counters'
 * values and tracks with their defaults, flow_ids and terminating_flow_ids (also the old ones), timestamp_delta_us and
 * timestamp_absolute_us; of slices and instants all categories and debug_annotations, of any type and nesting but
 * proto_value, as details ({@link dev.gantry.format.Details}); of descriptors uuid, parent_uuid, name and static_name,
 * process, thread, and of a counter type, unit_multiplier and is_incremental; of the legacy event the phases B, E, X,
 * I, i, R, b, e, n, S, F, T, p, s, t, f, with name_iid, duration_us, the ids and their scope, bind_id, flow_direction,
 * bind_to_enclosing, instant_event_scope (a process's; global instants stand on their thread), pid_override and
 * tid_override;
 * <li>shown as samples of stacks: perf_sample (its pid, tid, callstack), streaming_profile_packet (of the sequence's
 * thread), with callstacks, frames, names of functions, paths of mappings and of sources that are interned; how long
 * one stands for they do not tell, so samples count;
 * <li>told as not shown: other types (state tracks), other phases, packets of other kinds, packets that are damaged,
 * events by a clock that no snapshot compares with the trace's, bytes of texts that are no UTF-8; debug_annotations
 * where a slice ends and of counters and flows, and such as are too long, or nested too deeply, or messages of other
 * types;
 * <li>not shown, and not told, since nothing on a timeline would be missed: categories of counters, correlation ids,
 * callstacks of track events, source locations, Chrome's typed arguments, thread times and instruction counts of
 * the legacy fields,
 * use_async_tts, child_ordering, sibling_order_rank, and whether a track may be merged with the system's.
 * </ul>
 *
 * <p>Tracks with one name in one process stay tracks of their own; trace_processor draws them as one.
 */
package dev.gantry.format.perfetto;
