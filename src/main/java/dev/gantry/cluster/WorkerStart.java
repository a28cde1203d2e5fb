package dev.gantry.cluster;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a member needs to know to start a worker.
 *
 * @param name the worker's
 * @param jvmArguments further options of its JVM
 * @param session of the driver under which the member keeps the worker's records; empty if they go to the driver
 */
record WorkerStart(String name, List<String> jvmArguments, String session) {
    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(name);
            out.writeShort(jvmArguments.size());
            for (String each : jvmArguments) {
                out.writeUTF(each);
            }
            out.writeUTF(session);
        } catch (IOException e) {
            throw new IllegalArgumentException("an option of a worker's JVM is too long", e);
        }
        return bytes.toByteArray();
    }

    static WorkerStart of(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        String name = in.readUTF();
        int count = in.readUnsignedShort();
        List<String> arguments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            arguments.add(in.readUTF());
        }
        return new WorkerStart(name, arguments, in.readUTF());
    }
}
