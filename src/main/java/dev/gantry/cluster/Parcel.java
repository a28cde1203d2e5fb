package dev.gantry.cluster;

import java.io.IOException;
import java.util.concurrent.Callable;

import com.hazelcast.config.Config;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceAware;
import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.DataSerializableFactory;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;

/**
 * Parcel that Hazelcast carries between a driver and a member: a kind, the link that it is about, and bytes. It goes
 * one way, or has an answer, as its kind says.
 */
final class Parcel implements Callable<byte[]>, IdentifiedDataSerializable, HazelcastInstanceAware {
    /** To a member: start a worker for this link. Answer: its process id (i64), or nothing and then why, a text. */
    static final int OPEN = 0;

    /** To and fro, one way: bytes of a link's stream. */
    static final int BYTES = 1;

    /** To a member: ask for the worker's end. */
    static final int TERMINATE = 2;

    /** To a member: end the worker at once. */
    static final int KILL = 3;

    /** To a member. Answer: its clock, i64. */
    static final int PING = 4;

    /** To the driver, one way: the worker's stream has ended. */
    static final int END = 5;

    /** To the driver, one way: a line that came from the worker, but from no task. */
    static final int NOTE = 6;

    /** To the driver, one way: the worker has ended. Bytes: the exit code (i32), how it ended, a text. */
    static final int ENDED = 7;

    /** To and fro, one way: how many bytes of the other's stream were read, and nothing else. */
    static final int HEARD = 8;

    /** To a member. Answer: a {@link LinkEnd.Count} for each worker that it has. */
    static final int COUNT = 9;

    /** To the driver: what a member has counted, see {@link dev.gantry.cluster.keep.KeptCounts}. */
    static final int COUNTS = 10;

    /** To a member: its clock, as its driver has measured it. Bytes: offset and uncertainty (i64 each). */
    static final int CLOCK = 11;

    /** To a member, from whoever knows the token: which records it has, see {@link Wanted}. Answer: the parts. */
    static final int PARTS = 12;

    /** To a member: records that it has, see {@link Wanted}. Answer: 1 and their bytes, or 0 and why not, a text. */
    static final int FETCH = 13;

    static final int FACTORY = 0x67747279;
    static final DataSerializableFactory MAKER = _ -> new Parcel();
    private static final String POST = "gantry";

    private int kind;
    private long link;
    private long number;
    private long heard;
    private byte[] bytes;
    private HazelcastInstance here;

    private Parcel() {}

    /** A parcel that is answered. */
    Parcel(int kind, long link, byte[] bytes) {
        this(kind, link, 0, 0, bytes);
    }

    /**
     * A parcel that goes one way.
     *
     * @param number how many went from this end of the link before it
     * @param heard how many bytes of the other's stream were read here
     */
    Parcel(int kind, long link, long number, long heard, byte[] bytes) {
        this.kind = kind;
        this.link = link;
        this.number = number;
        this.heard = heard;
        this.bytes = bytes;
    }

    /** Parcels that come to an instance of this configuration are for this post, from its first moment on. */
    static void bring(Config config, Post post) {
        config.getUserContext().put(POST, post);
    }

    int kind() {
        return kind;
    }

    long link() {
        return link;
    }

    long number() {
        return number;
    }

    long heard() {
        return heard;
    }

    byte[] bytes() {
        return bytes;
    }

    @Override
    public byte[] call() {
        return ((Post) here.getUserContext().get(POST)).take(this);
    }

    @Override
    public void setHazelcastInstance(HazelcastInstance instance) {
        here = instance;
    }

    @Override
    public int getFactoryId() {
        return FACTORY;
    }

    @Override
    public int getClassId() {
        return 1;
    }

    @Override
    public void writeData(ObjectDataOutput out) throws IOException {
        out.writeByte(kind);
        out.writeLong(link);
        out.writeLong(number);
        out.writeLong(heard);
        out.writeByteArray(bytes);
    }

    @Override
    public void readData(ObjectDataInput in) throws IOException {
        kind = in.readByte();
        link = in.readLong();
        number = in.readLong();
        heard = in.readLong();
        bytes = in.readByteArray();
    }
}
