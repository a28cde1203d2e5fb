/**
 * Wire protocol of recordings, from a <i>sender</i>, the program that is watched, to a <i>receiver</i>: the records,
 * their binary form, and the checks of a receiver.
 *
 * <p><b>Owns</b> the form of a record ({@link dev.gantry.wire.RecordKind}), frames, and the wire form below; the {@link
 * dev.gantry.wire.Receiver}, which checks one sender's records and converts them to the receiver's numbers and times;
 * and the target of receivers: an {@link dev.gantry.wire.Intake}, which is a trace of its own ({@link
 * dev.gantry.wire.TraceIntake}) or a recording of this process that is on.
 *
 * <p><b>Threads.</b> Each receiver has one thread, which reads from its sender. An intake may be written by any number
 * of receivers at once. Nothing here is static but constants: receivers share only the contents of their intake.
 *
 * <p><b>Memory.</b> A receiver keeps 4 bytes for each number of a lane, task, executor or text up to the greatest that
 * its sender used, and some 100 for each lane that is open. Of tasks that ended it forgets all but the last 1,048,576
 * (some may wait for others near them), so a sender that runs for long takes some 5 MB. An intake keeps some 80 for
 * each token that waits for its other side. The rest is the trace, where a lane that lived shortly takes some 750, and
 * which may have a budget. A trace of its own whose time
 * zero is not given keeps its records, 24 bytes each, until it is published for the first time.
 *
 * <p><b>Must not know</b> the transport (a pipe, a socket, a file), the instrumented code, and whether this process
 * records something itself.
 *
 * <h2>The wire form, version 2</h2>
 *
 * The following is the complete specification for a sender in another language. Numbers are big-endian; {@code u} is
 * unsigned, {@code i} is two's complement, followed by the number of bits. Texts are UTF-8. Times are nanoseconds
 * ({@code i64}) of a clock that never goes back: {@code CLOCK_MONOTONIC} where there is one. Only differences of times
 * matter, taken modulo 2^64: a clock may pass the greatest number and go on at the least.
 *
 * <p>The stream is a sequence of <b>frames</b>: {@code u32} length of the payload, {@code u8} type, payload. A frame of
 * a recording has a payload of at most 65,536 bytes. Types from 16 up belong to other users of the stream.
 *
 * <table>
 * <caption>Frames</caption>
 * <tr><th>type</th><th>name</th><th>payload</th></tr>
 * <tr><td>1</td><td>HELLO</td><td>{@code u32} 0x474E5459 ("GNTY"), {@code u16} version = 2, {@code u64} process id
 *     (below 2^55), {@code i64} the sender's clock now, {@code i64} its clock when it began to record, which is no
 *     later, then the name of the process, at most 1,024 bytes. First, and once. No record is older than the
 *     beginning. The sender's process is shown from its beginning on, as soon as a frame other than NAME and CLOCK
 *     follows, or the stream ends.</td></tr>
 * <tr><td>2</td><td>NAME</td><td>{@code u32} a number that was not given before, then its text, at most 16,384 bytes;
 *     of more than 4,096 characters (of UTF-16) the rest is cut off. Before the first record with that number. All
 *     texts together: 64 MiB; what comes later is replaced by a note.</td></tr>
 * <tr><td>3</td><td>RECORDS</td><td>any number of records of 24 bytes.</td></tr>
 * <tr><td>4</td><td>LOST</td><td>{@code u64} how many records the sender lost in all so far; never less than
 *     before.</td></tr>
 * <tr><td>5</td><td>END</td><td>nothing. Last; after it the sender's lanes are closed. A stream may also end
 *     without.</td></tr>
 * <tr><td>6</td><td>CLOCK</td><td>{@code i64} the offset to add to the sender's times to get those of the receiver's
 *     clock, {@code i64} the largest error of that, not negative, in nanoseconds on both sides, 0 if the two read one
 *     clock. At any time after the HELLO, as often as it was measured anew; holds for the records that follow. Before
 *     the first RECORDS, LOST or END it holds for the beginning in the HELLO too.</td></tr>
 * </table>
 *
 * <p><b>A record</b> has 24 bytes: {@code i64} time; {@code u32} lane; {@code u32} subject; {@code i56} argument;
 * {@code u8} kind. Where an argument holds two numbers of 28 bits, {@code a|b} means {@code a * 2^28 + b}. What a row
 * does not mention is 0. "text" is a number of a NAME, 0 for the empty text. The <i>lane</i> is the one that did what
 * the record says: that submits, runs, waits, prints. It is open; only in LANE_OPENED it is the new one, and in
 * SWITCHED it may just have closed.
 *
 * <table>
 * <caption>Kinds of records</caption>
 * <tr><th>kind</th><th>name</th><th>subject</th><th>argument</th><th>it says</th></tr>
 * <tr><td>0</td><td>LANE_OPENED</td><td>lane that holds it, 0 for a process</td><td>{@code (role * 16 +
 *     what)|text}</td>
 *     <td>a lane with this name begins. what: 0 process, 1 thread, 2 generator, 3 greenlet, 4 virtual thread or other
 *     coroutine, 5 asyncio task. role: 0 nothing special, 1 worker of a pool, which is idle where nothing else is said
 *     of it, 2 only some of what it did was seen, 3 a group of lanes that belong together, such as virtual threads:
 *     a task that it runs, inside nothing and beside any others, runs in one of them that has no lane. The first
 *     process is the sender's own, must come before all other lanes, and is called what HELLO called it. If the
 *     sender was started to be recorded, the first lane after it shows how long that took.</td></tr>
 * <tr><td>1</td><td>PROCESS_ID</td><td></td><td>process id</td><td>of a process's lane; HELLO says it of the
 *     first</td></tr>
 * <tr><td>2</td><td>LANE_CLOSED</td><td></td><td></td><td>the lane ended, and with it the lanes that it holds and all
 *     that is open on them: waits, callbacks and slices end, and tasks that run there, suspended or not, fail. Their
 *     numbers mean them until the next LANE_OPENED with that number, which begins another lane. The sender's own
 *     process closes with the stream; a LANE_CLOSED of it has no effect.</td></tr>
 * <tr><td>3</td><td>EXECUTOR_OPENED</td><td>executor</td><td>text</td><td>an executor with this name begins</td></tr>
 * <tr><td>4</td><td>TASK_SUBMITTED</td><td>task</td><td>{@code executor|text}</td><td>the lane handed over a task,
 *     perhaps with a name</td></tr>
 * <tr><td>5</td><td>TASK_SITE</td><td>task</td><td>{@code text|text}: begins, submitted</td><td>which line submitted
 *     it, {@code Class:line}, and with which line it begins, if that is known</td></tr>
 * <tr><td>6</td><td>TASK_STARTED</td><td>task</td><td></td><td>the lane runs it</td></tr>
 * <tr><td>7</td><td>TASK_SUCCEEDED</td><td>task</td><td></td><td>it returned</td></tr>
 * <tr><td>8</td><td>TASK_FAILED</td><td>task</td><td>text</td><td>it threw this</td></tr>
 * <tr><td>9</td><td>TASK_CANCELLED</td><td>task</td><td></td><td>it will never start; or, on the lane that runs it,
 *     it has ended since it was cancelled</td></tr>
 * <tr><td>10</td><td>BLOCKED</td><td></td><td>{@code text|task}</td><td>the lane waits, holding its thread, for this
 *     reason, perhaps for this task; what it runs meanwhile stays open. The reason is shown as it is, but for those
 *     that every reader is told in a language of his own: {@code gantry:sleep}, {@code gantry:io}, {@code gantry:lock},
 *     {@code gantry:event}, {@code gantry:condition}, {@code gantry:semaphore}, {@code gantry:barrier},
 *     {@code gantry:result}, {@code gantry:queue}, {@code gantry:shutdown} (of a pool); and of an event loop {@code
 *     gantry:timer}, {@code gantry:io-or-timer}, {@code gantry:thread} (for another thread)</td></tr>
 * <tr><td>11</td><td>UNBLOCKED</td><td></td><td>{@code task|lane}</td><td>its innermost waiting ends. The lane is the
 *     one that unblocked it, if known; or the lane is 0 and the task is the one whose end unblocked it, wherever that
 *     ran. Both are 0 where no lane did (a timer).</td></tr>
 * <tr><td>12</td><td>READY</td><td></td><td></td><td>a suspended coroutine could run</td></tr>
 * <tr><td>13</td><td>SWITCHED</td><td>lane</td><td>0 send, 1 yield, 2 switch, 3 throw, 4 sleep, 5 I/O, 6 exit,
 *     7 await</td>
 *     <td>control passes from the lane to the subject, on one thread: coroutines of it, or it and one of them. What the
 *     lane has open is suspended until control comes back; a coroutine that gets it for the first time begins to
 *     run</td></tr>
 * <tr><td>14</td><td>CALLBACK_STARTED</td><td>task</td><td></td><td>the lane runs a callback of the task</td></tr>
 * <tr><td>15</td><td>CALLBACK_ENDED</td><td>task</td><td></td><td></td></tr>
 * <tr><td>16</td><td>SLICE_STARTED</td><td></td><td>{@code state|text}</td><td>something else begins on the lane.
 *     state: 0 running, 1 blocked, 2 suspended, 3 ready, 4 idle, 5 callback, 6 sending</td></tr>
 * <tr><td>17</td><td>SLICE_ENDED</td><td></td><td></td><td>the innermost of these ends</td></tr>
 * <tr><td>18</td><td>MARK</td><td></td><td>text</td><td>a printed line, a note. Those that every reader is told in a
 *     language of his own have a text in quotes: {@code gantry:uncaught("text")} of an exception that nobody caught,
 *     {@code gantry:never-retrieved("text")} of one of a task that nobody asked for, and on the lane of a process
 *     {@code gantry:ended-with("text")} of the one that ended its program; those that begin with
 *     {@code gantry:unseen.} tell what of it is left out</td></tr>
 * <tr><td>19</td><td>COUNTER</td><td>text, not 0</td><td>value</td><td>the lane's counter of this name has this value
 *     from now on</td></tr>
 * <tr><td>20</td><td>GAP</td><td></td><td>how many</td><td>records of this lane were lost before this one: what is
 *     open on it and on its coroutines ends here, since its end may be among them. Tasks of it end with records that
 *     come later; without such a record their end stays unknown.</td></tr>
 * <tr><td>22</td><td>TASK_ADOPTED</td><td>task</td><td>the receiver's task</td><td>a task of the sender is one that the
 *     receiver handed to it, each once: records of the sender's task are about that one. Instead of TASK_SUBMITTED. How
 *     the sender gets the receiver's number is up to the other users of the stream.</td></tr>
 * <tr><td>24</td><td>LINE</td><td></td><td>text</td><td>the program is at this line of the lane, {@code Class:line}:
 *     before a record that it caused there. Without a text: at no line that is known.</td></tr>
 * <tr><td>25</td><td>LANE_NAMED</td><td></td><td>text</td><td>the lane is called so, from its beginning on: it got its
 *     name after it was opened, or another one</td></tr>
 * <tr><td>26</td><td>TASK_OFFERED</td><td>task</td><td>token</td><td>another sender may take this task over, see below.
 *     Before its TASK_SUBMITTED, as a rule.</td></tr>
 * <tr><td>27</td><td>TASK_TAKEN</td><td>task</td><td>token</td><td>a task of the sender is the one that another offers
 *     under this token: records of the sender's task are about that one. Instead of TASK_SUBMITTED.</td></tr>
 * <tr><td>28</td><td>TASK_REJECTED</td><td>task</td><td>text</td><td>its executor refused it or broke, for this reason:
 *     it has failed and will never start. A task that its submitter then runs itself was not rejected; it starts on
 *     that lane. Of a task that another process has taken it says nothing: that one tells its end.</td></tr>
 * <tr><td>29</td><td>WAKES</td><td>lane</td><td></td><td>the lane lets the subject go on (unpark, notify, release),
 *     should that wait</td></tr>
 * <tr><td>30</td><td>WOKEN</td><td></td><td></td><td>like UNBLOCKED, where the lane does not know which lane unblocked
 *     it: it is the last one with a WAKES record of this lane since the waiting began; none if there is no such
 *     record</td></tr>
 * <tr><td>31</td><td>TOLD</td><td>text, not 0</td><td>{@code microseconds|microseconds}: since it ended, and from its
 *     beginning to its end</td><td>the lane ran this, which is told later, after all else that was told of the lane so:
 *     a pause of a garbage collection, say. A lane of which this is told has no other slices.</td></tr>
 * <tr><td>32</td><td>TOLD_WAIT</td><td>text, not 0</td><td>as of TOLD</td><td>the same of a lane that waited, for this
 *     reason</td></tr>
 * </table>
 *
 * <p>The numbers that are missing, 21 and 23, are the receiver's own and never travel. A task is submitted (or adopted,
 * or taken), then starts, then succeeds, fails or is cancelled on the lane where it started; or it is cancelled or
 * rejected before. A
 * task that starts, a wait, a callback and every slice of SLICE_STARTED lies inside whatever its lane has open, and
 * ends before that; when a task or a wait ends, so does what lies inside it. A task whose slice was ended so still
 * runs, until its own end comes.
 *
 * <p><b>Ids</b> of lanes, tasks, executors and names are the sender's own, dense from 1, at most 2^28 - 1; 0 means
 * none. A new one may run ahead of those already known by 65,536 plus twice their number. At most 65,536 lanes are open
 * at a time. A sender with many short lanes uses the numbers of closed ones again: the receiver keeps some bytes for
 * each number. A task that ended is forgotten when 1,048,576 later numbers were used: its callbacks are then shown as
 * those of no task, a wait for it as a wait for none, and anything else about it is malformed.
 *
 * <p><b>Tasks that go from one sender to another</b> are known to both by a <i>token</i>, from 1 to 2^55 - 1, which
 * travels with the task and is used once among all senders whose records come together: {@code process id * 2^28 +
 * task}, say. The one that submits says TASK_OFFERED, then TASK_SUBMITTED; the one that runs it says TASK_TAKEN, then
 * TASK_STARTED and so on; both go on to use numbers of their own for it. The two streams may be received in any order:
 * <ul>
 * <li>taken before it was offered: the task is shown as it runs, and is submitted once that record is received. It
 *     counts as malformed if that never happens;
 * <li>offered and never taken: it stays queued, and its sender may still cancel it, start it or see it rejected;
 * <li>offered when it was submitted already: valid if it was not taken before, else the offer is malformed;
 * <li>a token that is offered or taken a second time: malformed. So is what comes while 1,048,576 tokens wait for their
 *     other side. A token that was used up is forgotten when 65,536 others were.
 * </ul>
 *
 * <p><b>Order.</b> Within a stream records come in order of time, and what caused another comes before it, whatever
 * their lanes. A record that is older than the one before it is given that one's time. A sender that is watched live
 * sends what it has every few milliseconds, its NAMES first. Streams of several senders may be received in any order.
 *
 * <p><b>Time zero</b> is that of the recording that the receiver writes into. If it is on already, in the receiver's
 * process or as a trace whose time zero was given, that is when it began. A trace of its own, without a time zero that
 * was given, begins with the first of the senders: when that was started, or asked, or began to record by its clock as
 * corrected, whatever is earliest. It is fixed when the trace is shown for the first time, or else when it is
 * finished; so stored streams that are all read before give the same, whichever was read first. A receiver may come
 * later than the sender, even much later, and gets all that there is. Records that are older than a time zero that is
 * fixed count as having happened then; how many there were is told by the mark {@code gantry:before-recording(count)}
 * on the lane of the sender's process.
 *
 * <p><b>Clocks.</b> The receiver of a live stream knows when it asked for the HELLO and when it came. If the sender's
 * clock lies between the two, both read one clock, as all processes of one machine do. If not, the middle of the two is
 * taken for the sender's time, and half their distance is the largest error. A CLOCK is more exact. Times of a stored
 * stream are taken as they are, but for its CLOCKs. In all cases a mark on the lane of the sender's process gives the
 * largest error of its times, and again when that grows. A correction before the first RECORDS, LOST or END holds for
 * the whole stream. A later one holds for the records after it, and time does not run backwards: a record's time is
 * that of the one before and half of what has passed since at the sender, or later. So a correction forward holds at
 * once; after one backward the sender's clock counts half until it is no longer ahead.
 *
 * <p><b>What is refused.</b> A record of an unknown kind, with an id that is unknown where it must be known or known
 * where it must be new, with a number out of range, older than the beginning of its sender, or too young, is left out
 * and counted as malformed; the stream goes on. Too young is, in a live stream, a time after the moment in which its
 * frame is read, by more than the largest error of the clock; in a stored one, 2^58 ns (nine years) after the
 * beginning. A frame that is cut, too long, of an unknown type, before the HELLO or after the END, or whose payload has
 * the wrong size or a number out of range ends the stream; the message says what came, and at which byte. However the
 * stream ends, its lanes are closed, that of its process too: tasks that run there fail (unless a GAP followed, after
 * which that is not known), as do those that were handed over by the receiver and did not start. Of a program that the
 * receiver was started for, they stay unfinished: nobody is left who could see them fail.
 *
 * <p><b>Version 1</b> is still read. Its HELLO has no beginning: that is the sender's clock now. It has no CLOCK, and
 * no kinds above 24, and no role 3. UNBLOCKED has a lane only. The number of a lane is given once.
 */
package dev.gantry.wire;
