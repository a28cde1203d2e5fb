/**
 * Ring files: a program that is watched writes its records into a file that it has mapped, and Gantry, which has mapped
 * the same file, follows it. The program needs no thread, no socket and no system call for that, what it wrote survives
 * its death, and it never waits: the follower may come late, stall, or die.
 *
 * <p><b>Owns</b> the layout below, the {@link dev.gantry.ring.RingFile} that checks it, the {@link
 * dev.gantry.ring.RingReader} that takes names and records out of one ring in order of time, the {@link
 * dev.gantry.ring.RingFolder} that follows all rings of a folder and gives each to a {@link dev.gantry.wire.Receiver},
 * and the {@link dev.gantry.ring.RingArchive}, which keeps on disk what was taken out.
 *
 * <p><b>Archive.</b> Records make sense only after those before them, so what is left in a ring after its follower was
 * killed is worth nothing without what was taken before. A follower appends each block to the archive before it frees
 * it, as it is: one system call for thousands of records. Archive and rings together are all that was written, and are
 * read again as if nothing had been taken. To keep the records in the form of files instead was rejected: under a
 * program that takes all processors that lags by seconds.
 *
 * <p><b>Threads.</b> One thread follows a folder. The other side of a ring is another process.
 *
 * <p><b>Must not know</b> what is watched, who started it, and what becomes of the records.
 *
 * <h2>The ring file, version 1</h2>
 *
 * The following is the complete specification for a producer in another language; what a record, a lane, a task and a
 * name are stands in {@link dev.gantry.wire}. A ring is written by one process, and a process writes one ring at a
 * time: a child that was forked begins one of its own. Numbers are little-endian and lie at multiples of their size;
 * {@code u} is unsigned, {@code i} two's complement, followed by the number of bits. Times are {@code CLOCK_MONOTONIC}
 * in nanoseconds. The file may be sparse: what was never written is 0. A producer asks for the memory of a part before
 * it writes there for the first time (MADV_POPULATE_WRITE, or the space that is left), since a page that can't be had
 * ends the program with a bus error: a block whose memory can't be had stays free, and what it was wanted for is lost.
 *
 * <p>The file is called {@code <process id>-<anything>.ring}, lies in the folder that the environment variable {@code
 * GANTRY_RING} names, and is created anew (O_EXCL) with mode 0600 and its whole size, at most 1 GiB.
 *
 * <table>
 * <caption>Header, 4,096 bytes</caption>
 * <tr><th>at</th><th>type</th><th>what</th></tr>
 * <tr><td>0</td><td>8 bytes</td><td>"GNTYRNG1" in ASCII, written last of the header: before it nothing is
 *     read</td></tr>
 * <tr><td>8</td><td>u64</td><td>process id, below 2^55</td></tr>
 * <tr><td>16</td><td>i64</td><td>when the process began to record; no record is older</td></tr>
 * <tr><td>24</td><td>u32</td><td>bytes of a block, a multiple of 4,096, at most 1 MiB</td></tr>
 * <tr><td>28</td><td>u32</td><td>number of blocks, 1 to 65,536</td></tr>
 * <tr><td>32</td><td>u64</td><td>where the table of blocks is, a multiple of 4,096</td></tr>
 * <tr><td>40</td><td>u64</td><td>where the blocks are, a multiple of 4,096</td></tr>
 * <tr><td>48</td><td>u64</td><td>where the names are, a multiple of 4,096</td></tr>
 * <tr><td>56</td><td>u32</td><td>number of chunks of names, of 16,384 bytes each, 1 to 4,096</td></tr>
 * <tr><td>64</td><td>u64</td><td>how many records were lost so far; never less than before</td></tr>
 * <tr><td>72</td><td>i64</td><td>when the process ended its recording in order; 0 until then. Nothing is written
 *     after.</td></tr>
 * <tr><td>80</td><td>u32</td><td>bytes of the process's name, at most 1,024, which follows at 84 in UTF-8</td></tr>
 * </table>
 *
 * <p><b>Blocks.</b> The table has a {@code u64} for each block: 0 if it is free, else the number of the claim that took
 * it, counted from 1 over the whole ring. A writer whose block is full looks at a block, which one is its choice: one
 * that was used before needs no new memory. If it is free, the writer writes the next claim number into the table,
 * which no other writer gets, and the block is its own; two that look at the same block must not both find it free. If
 * it is not free, the writer tries others, a few times, and then counts the record as lost. All bytes of a free block
 * are 0. The follower frees a block once it has taken every record that the block has room for: it writes 0 over its
 * bytes and then into the table. Nobody else frees one.
 *
 * <p>A block holds slots of 24 bytes from its first byte on; bytes at its end that make no slot stay 0. A <b>record</b>
 * is written into a slot in this order: {@code u64} place, {@code u64} statement, {@code i64} time. The time commits
 * it: a slot whose time is 0 holds nothing yet. On a machine that may reorder stores the last has release semantics.
 * <ul>
 * <li>place: {@code lane * 2^32 + subject};
 * <li>statement: {@code argument * 256 + kind}, the argument in 56 bits;
 * <li>kinds are those of the wire form, version 2, and 255: nothing, a slot that is left out.
 * </ul>
 * A slot has one writer. Whether each thread has blocks of its own or all share one, each slot taken atomically, is the
 * producer's choice; slots may be committed in any order. A writer that needs its block no longer fills it up with kind
 * 255, else the block is never freed. A slot that stays empty (its writer was interrupted for good) keeps its block
 * from being used again, and nothing else.
 *
 * <p><b>Names.</b> Each chunk holds entries one after the other, from its first byte on: {@code u32} number, {@code
 * u32} 1 + bytes of the text, the text in UTF-8, filled up to a multiple of 8. An entry lies in one chunk. The second
 * number commits it and is written last; where it is 0 the chunk has no more entries so far. A chunk has one writer at
 * a time. Chunks are taken in order, and are never used again; where none is left, later names are left out, and
 * records refer to a last name that says so. A name is committed before the first record that refers to it is.
 *
 * <p><b>Order.</b> The follower gives the records of a ring in order of their times, those of equal times in the order
 * of claims and slots. It takes records up to a time that it read before it looked at the slots. So a record comes
 * before another that it caused if it was committed before the other's time was read: write the record of a submission
 * before the task is handed over, that of an end before anybody can see the end. A record that is committed later than
 * that gets the time of those before it.
 *
 * <p><b>Ends.</b> Where the header has an end, all is taken and the ring is done. If the process is gone, or another
 * ring of the same process began (an exec), all that was committed is taken, and the ring ends there. The follower
 * deletes rings that are done.
 *
 * <p><b>What is refused.</b> A ring with numbers out of range, or parts that overlap or lie outside of the file, is not
 * followed; a sentence says which. A block or chunk that is not what this says is left out as far as that can't be
 * told. Records are checked by the receiver, as those of the wire form.
 *
 * <p><b>Helper processes.</b> A process other than the program itself is shown once it has opened a third lane, which
 * is its second thread, or a record other than LANE_OPENED, LANE_NAMED, LANE_CLOSED and PROCESS_ID has come from it.
 */
package dev.gantry.ring;
