-- The tables that are asked: Perfetto's under their names and columns, and Gantry's own. They stand on what comes from
-- the recording, gantry_*, by Java or from Parquet; where several are asked, each row tells of which it is. Times are
-- nanoseconds from the first record. One statement up to a line that ends with a semicolon.

create view lane as select * from gantry_lane;
create view executor as select * from gantry_executor;
create view task as select t.*, e.name as executor
    from gantry_task t left join gantry_executor e on e.id = t.executor_id;
create view callback as select * from gantry_callback;
create view switch as select * from gantry_switch;
create view wake as select * from gantry_wake;
create view mark as select * from gantry_mark;

create view process as select /* recording */ id as upid, id, system_id as pid, name, opened as start_ts,
    closed as end_ts from gantry_lane where kind = 'process';
create view thread as select /* recording */ id as utid, id, system_id as tid, name, process_id as upid,
    opened as start_ts, closed as end_ts,
    system_id = (select p.system_id from gantry_lane p where p.id = l.process_id) as is_main_thread
    from gantry_lane l where id = thread_id;
create view track as select id, name, parent_id, if(kind = 'process', 'process_track', 'thread_track') as type
    from gantry_lane union all select id, name, lane_id, 'counter_track' from gantry_counter_track;
create view thread_track as select id, thread_id as utid, name, nullif(parent_id, process_id) as parent_id
    from gantry_lane where thread_id is not null;
create view process_track as select id, id as upid, name from gantry_lane where kind = 'process';
create view counter_track as select * from gantry_counter_track;
create view process_counter_track as select c.*, l.id as upid
    from gantry_counter_track c join gantry_lane l on c.lane_id = l.id where l.kind = 'process';
create view thread_counter_track as select c.*, l.thread_id as utid
    from gantry_counter_track c join gantry_lane l on c.lane_id = l.id where l.thread_id is not null;
create view counter as select * from gantry_counter;
create view flow as select * from gantry_flow where slice_out is not null and slice_in is not null;
create view thread_state as select * from gantry_thread_state;
create view slice as select /* recording */ id, id as slice_id, 'slice' as type, ts, dur, track_id,
    json_extract_string(details, '$.cat') as category, name, depth, parent_id, arg_set_id, state, task_id,
    waits_for_task from gantry_slice;
create view slices as select * from slice;
create view thread_slice as select s.*, t.name as thread_name, t.utid, t.tid, t.is_main_thread,
    p.name as process_name, p.upid, p.pid
    from slice s join thread_track k on s.track_id = k.id join thread t using (utid) left join process p using (upid);
create view process_slice as select s.*, p.name as process_name, p.upid, p.pid
    from slice s join process_track k on s.track_id = k.id join process p using (upid);
create view thread_or_process_slice as select * from thread_slice union all by name select * from process_slice;

-- One row for each value in the arguments of a slice, however deep. What Perfetto's own format calls debug.x is args.x.
create view args as select arg_set_id, 'args' || substr(fullkey, 2) as flat_key, flat_key as key,
    if(type in ('VARCHAR', 'BOOLEAN'), json_extract_string(value, '$'), null) as string_value,
    if(type in ('BIGINT', 'UBIGINT'), try_cast(value as bigint), null) as int_value,
    if(type = 'DOUBLE', try_cast(value as double), null) as real_value,
    json_extract_string(value, '$') as display_value
    from (select distinct arg_set_id, details from gantry_slice where details is not null) d,
    json_tree(json_extract(d.details, '$.args')) where type not in ('OBJECT', 'ARRAY');
create macro extract_arg(set_id, wanted) as
    (select a.display_value from args a where a.arg_set_id = set_id
    and a.flat_key = regexp_replace(wanted, '^debug\.', 'args.') limit 1);

-- Perfetto's functions that DuckDB has under other names, or not.
create macro iif(yes, one, other) as if(yes, one, other);
create macro percentile(of, percent) as quantile_cont(of, percent / 100.0);
create macro ancestor_slice(of) as table select found_.* from slice found_ join slice of_ on of_.id = of
    and found_.track_id = of_.track_id and found_.depth < of_.depth and found_.ts <= of_.ts
    and (found_.dur < 0 or of_.dur >= 0 and found_.ts + found_.dur >= of_.ts + of_.dur);
create macro descendant_slice(of) as table select found_.* from slice found_ join slice of_ on of_.id = of
    and found_.track_id = of_.track_id and found_.depth > of_.depth and found_.ts >= of_.ts
    and (of_.dur < 0 or found_.dur >= 0 and found_.ts + found_.dur <= of_.ts + of_.dur);
create macro time_from_ns(many) as many;
create macro time_from_us(many) as many * 1000;
create macro time_from_ms(many) as many * 1000000;
create macro time_from_s(many) as many * 1000000000;
create macro time_to_ns(nanos) as nanos;
create macro time_to_us(nanos) as nanos // 1000;
create macro time_to_ms(nanos) as nanos // 1000000;
create macro time_to_s(nanos) as nanos // 1000000000;
create macro trace_start() as (select min(start_ts) from trace_bounds);
create macro trace_end() as (select max(end_ts) from trace_bounds);
create macro trace_dur() as (select max(end_ts - start_ts) from trace_bounds);
