/**
 * How a running program tells what it does: {@link dev.gantry.hook.Probe}, the calls that instrumented code makes, and
 * {@link dev.gantry.hook.Recorder}, which takes the records from the threads and writes them into a trace, or sends them
 * to another process, where a {@link dev.gantry.hook.Receiver} puts them into the recording there.
 *
 * <p><b>Owns</b> the form of a record (three longs, see {@link dev.gantry.hook.RecordKind}), the buffers and the drain,
 * and the wire form below.
 *
 * <p><b>Threads.</b> A hook runs in the thread that it tells of and writes into a buffer that only this thread writes: no
 * lock, no string work once its names are known, no call into anything else. A buffer takes a new chunk when the old one
 * is full, mostly one that the drain gave back. One drain thread, {@code gantry-drain}, empties all buffers, puts their
 * records in order of time and is the only writer of the trace.
 *
 * <p><b>Order.</b> A pass of the drain first reads the clock, then takes only what is older than that. So a record that
 * caused another (a submission and its start) is always taken before it, whatever threads they come from.
 *
 * <p><b>Limits.</b> Buffers may grow up to the recorder's limit together. A record that finds no room is dropped and
 * counted, never silently, and the trace is told of the gap, because an end may have been lost in it. What opens and
 * closes a thread's lane is never lost.
 *
 * <p><b>Cost.</b> {@code gantry bench hook} measures it. Where {@code System.nanoTime()} took 24 ns, a hook took 27 ns at
 * five million a second, and 29 to 35 ns of its thread's own time without a pause, when the other core drains the same
 * memory. What is left above the clock is finding the thread's buffer and four stores. Tried, and not kept:
 * <ul>
 * <li>both ends of a buffer in one object: 50 instead of 43 ns without a pause, since both write into one cache line;
 * <li>chunks of 256 or 4096 records instead of 1024, a drain that pauses for 0.2 or 20 ms instead of 2: no difference
 *     above the noise;
 * <li>a new chunk each time instead of an emptied one: 3 ns more without a pause, and 5 to 15 while the heap has to grow.
 * </ul>
 * Thought of, and not tried: task ids in blocks for each thread, which would spare submissions a shared counter (ids would
 * no longer stand in order of submission); the processor's own counter, which the JDK's recorder reads (it is not ordered
 * between threads, so causes could come after their effects).
 *
 * <p><b>Must not know</b> who instruments (executors, hubs) or who looks (the screen).
 *
 * <h2>The wire form, version 1</h2>
 *
 * How a recording travels from a <i>sender</i> to a <i>receiver</i>, over a pipe or a socket. What follows is all that a
 * sender in another language has to know. Numbers are big-endian; {@code u} is unsigned, {@code i} is two's complement,
 * followed by the number of bits. Texts are UTF-8. Times are nanoseconds ({@code i64}) of a clock that never goes back:
 * {@code CLOCK_MONOTONIC} where there is one.
 *
 * <p>The stream is a sequence of <b>frames</b>: {@code u32} length of the payload, {@code u8} type, payload. A frame of a
 * recording has a payload of at most 65,536 bytes. Types from 16 up belong to others who share the stream.
 *
 * <table>
 * <caption>Frames</caption>
 * <tr><th>type</th><th>name</th><th>payload</th></tr>
 * <tr><td>1</td><td>HELLO</td><td>{@code u32} 0x474E5459 ("GNTY"), {@code u16} version = 1, {@code u64} process id (below
 *     2^55), {@code i64} the sender's clock now, then what the process is called, at most 1,024 bytes. First, and once. No
 *     record is older than this clock: it is read before the first.</td></tr>
 * <tr><td>2</td><td>NAME</td><td>{@code u32} a number that was not given before, then its text, at most 16,384 bytes; of
 *     more than 4,096 characters (of UTF-16) the rest is cut off. Before the first record with that number. All texts
 *     together: 64 MiB; what comes later is replaced by a note.</td></tr>
 * <tr><td>3</td><td>RECORDS</td><td>any number of records of 24 bytes.</td></tr>
 * <tr><td>4</td><td>LOST</td><td>{@code u64} how many records the sender lost in all so far; never less than before.</td></tr>
 * <tr><td>5</td><td>END</td><td>nothing. Last; after it the sender's lanes are closed. A stream may also end without.</td></tr>
 * </table>
 *
 * <p><b>A record</b> has 24 bytes: {@code i64} time; {@code u32} lane; {@code u32} subject; {@code i56} argument; {@code
 * u8} kind. Where an argument holds two numbers of 28 bits, {@code a|b} means {@code a * 2^28 + b}. What a row does not
 * mention is 0. "text" is a number of a NAME, 0 for the empty text. The <i>lane</i> is the one that did what the record
 * says: that submits, runs, waits, prints. It was opened before; only in LANE_OPENED it is the new one.
 *
 * <table>
 * <caption>Kinds of records</caption>
 * <tr><th>kind</th><th>name</th><th>subject</th><th>argument</th><th>it says</th></tr>
 * <tr><td>0</td><td>LANE_OPENED</td><td>lane that holds it, 0 for a process</td><td>{@code (role * 16 + what)|text}</td>
 *     <td>a lane with this name begins. what: 0 process, 1 thread, 2 generator, 3 greenlet, 4 virtual thread or other
 *     coroutine. role: 0 nothing special, 1 worker of a pool, which is idle where nothing else is said of it, 2 only some
 *     of what it did was seen. The first process is the sender's own, must come before all other lanes, and is called what
 *     HELLO called it. If the sender was started to be recorded, the first lane after it shows how long that took.</td></tr>
 * <tr><td>1</td><td>PROCESS_ID</td><td></td><td>process id</td><td>of a process's lane; HELLO says it of the first</td></tr>
 * <tr><td>2</td><td>LANE_CLOSED</td><td></td><td></td><td>the lane ended; the sender's own process does so with the
 *     stream</td></tr>
 * <tr><td>3</td><td>EXECUTOR_OPENED</td><td>executor</td><td>text</td><td>an executor with this name begins</td></tr>
 * <tr><td>4</td><td>TASK_SUBMITTED</td><td>task</td><td>{@code executor|text}</td><td>the lane handed over a task, perhaps
 *     with a name</td></tr>
 * <tr><td>5</td><td>TASK_SITE</td><td>task</td><td>{@code text|text}: begins, submitted</td><td>which line submitted it,
 *     {@code Class:line}, and with which line it begins, if that is known</td></tr>
 * <tr><td>6</td><td>TASK_STARTED</td><td>task</td><td></td><td>the lane runs it</td></tr>
 * <tr><td>7</td><td>TASK_SUCCEEDED</td><td>task</td><td></td><td>it returned</td></tr>
 * <tr><td>8</td><td>TASK_FAILED</td><td>task</td><td>text</td><td>it threw this</td></tr>
 * <tr><td>9</td><td>TASK_CANCELLED</td><td>task</td><td></td><td>it will never start</td></tr>
 * <tr><td>10</td><td>BLOCKED</td><td></td><td>{@code text|task}</td><td>the lane waits, holding its thread, for this
 *     reason, in words, perhaps for this task; what it runs meanwhile stays open</td></tr>
 * <tr><td>11</td><td>UNBLOCKED</td><td></td><td>lane</td><td>its innermost waiting ends; the lane that made it so,
 *     or 0</td></tr>
 * <tr><td>12</td><td>READY</td><td></td><td></td><td>a suspended coroutine could run</td></tr>
 * <tr><td>13</td><td>SWITCHED</td><td>lane</td><td>0 send, 1 yield, 2 switch, 3 throw, 4 sleep, 5 I/O, 6 exit</td>
 *     <td>control passes from the lane to the subject, on one thread: coroutines of it, or it and one of them. What the
 *     lane has open is suspended until control comes back; a coroutine that gets it for the first time begins to run</td></tr>
 * <tr><td>14</td><td>CALLBACK_STARTED</td><td>task</td><td></td><td>the lane runs a callback of the task</td></tr>
 * <tr><td>15</td><td>CALLBACK_ENDED</td><td>task</td><td></td><td></td></tr>
 * <tr><td>16</td><td>SLICE_STARTED</td><td></td><td>{@code state|text}</td><td>something else begins on the lane. state: 0
 *     running, 1 blocked, 2 suspended, 3 ready, 4 idle, 5 callback, 6 sending</td></tr>
 * <tr><td>17</td><td>SLICE_ENDED</td><td></td><td></td><td>the innermost of these ends</td></tr>
 * <tr><td>18</td><td>MARK</td><td></td><td>text</td><td>a printed line, a note</td></tr>
 * <tr><td>19</td><td>COUNTER</td><td>text, not 0</td><td>value</td><td>the lane's counter of this name has this value from now
 *     on</td></tr>
 * <tr><td>20</td><td>GAP</td><td></td><td>how many</td><td>records of this lane were lost before this one</td></tr>
 * <tr><td>22</td><td>TASK_ADOPTED</td><td>task</td><td>the receiver's task</td><td>a task of the sender is one that the
 *     receiver handed to it, each once: what the sender says of its own is meant of that. Instead of TASK_SUBMITTED. How
 *     the sender gets to know the receiver's number is up to those who share the stream.</td></tr>
 * <tr><td>24</td><td>LINE</td><td></td><td>text</td><td>the program is at this line of the lane, {@code Class:line}: before
 *     a record that it caused there. Without a text: at no line that is known.</td></tr>
 * </table>
 *
 * <p>The numbers that are missing, 21 and 23, are the receiver's own and never travel. A task is submitted (or adopted),
 * then starts, then succeeds or fails on the lane where it started; or it is cancelled. A callback, and every slice of
 * SLICE_STARTED, lies inside whatever its lane has open.
 *
 * <p><b>Ids</b> of lanes, tasks, executors and names are the sender's own, dense from 1, at most 2^28 - 1; 0 means none. A
 * new one may run ahead of those already known by 65,536 plus twice their number. At most 65,536 lanes.
 *
 * <p><b>Order.</b> Records come in order of time, and what caused another comes before it, whatever their lanes. A record
 * that is older than the one before it is given that one's time. A sender that is watched live sends what it has every few
 * milliseconds, its NAMES first.
 *
 * <p><b>Clocks.</b> The receiver knows when it asked for the HELLO and when it came. If the sender's clock lies between
 * the two, both read one clock, as all processes of one machine do. If not, the middle of the two is taken for the
 * sender's time, and half their distance is how far that may be wrong: a mark on the sender's lane says so.
 *
 * <p><b>What is refused.</b> A record of an unknown kind, with an id that is unknown where it must be known or known where
 * it must be new, with a number out of range, older than the HELLO or younger than the moment in which its frame is read, is
 * left out and counted as malformed; the stream goes on. A frame that is cut, too long, of an unknown type, before the HELLO
 * or after the END, or whose payload has the wrong size ends the stream; the message says what came, and at which byte.
 * However the stream ends: lanes that are open are closed, tasks that run fail, tasks that were handed over and did not
 * start are cancelled.
 */
package dev.gantry.hook;
