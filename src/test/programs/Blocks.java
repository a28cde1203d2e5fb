import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Takes blocks of a ring of the agent's, gives some back as a follower does, and prints which it gets then. */
public class Blocks {
    private static final int PAGE = 4096;

    private static Object ring;
    private static Method claim;
    private static MappedByteBuffer file;
    private static long first;

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        Class<?> type = Class.forName("dev.gantry.agent.hook.Ring");
        Constructor<?> made = type.getDeclaredConstructor(Path.class, String.class, long.class);
        made.setAccessible(true);
        claim = type.getDeclaredMethod("claim");
        claim.setAccessible(true);
        ring = made.newInstance(folder, "blocks", 1L);
        try (Stream<Path> files = Files.list(folder);
                FileChannel channel = FileChannel.open(files.findFirst().orElseThrow(), StandardOpenOption.READ,
                        StandardOpenOption.WRITE)) {
            file = channel.map(FileChannel.MapMode.READ_WRITE, 0, PAGE + 8 * 8192);
        }
        int all = Integer.reverseBytes(file.getInt(28));
        first = (long) claim.invoke(ring);
        free(0);
        System.out.println("first again: " + next());
        System.out.println("then: " + next() + " " + next());
        free(0);
        free(1);
        System.out.println("both again: " + next() + " " + next());
        for (int i = 3; i < all; i++) {
            next();
        }
        int held = all / 2;
        List<Integer> missing = new ArrayList<>();
        for (int i = held; i < all; i++) {
            free(i);
        }
        for (int i = held; i < all; i++) {
            if (next() < held) {
                missing.add(i);
            }
        }
        System.out.println("behind those that are held, none is missing: " + missing);
        System.out.println("full: " + next());
        free(7);
        boolean found = false;
        for (int i = 0; i < all && !found; i++) {
            found = next() == 7;
        }
        System.out.println("found: " + found);
    }

    /** Which block is claimed next; -1 if none is free. */
    private static long next() throws Exception {
        long at = (long) claim.invoke(ring);
        return at == 0 ? -1 : (at - first) / 8192;
    }

    private static void free(int block) {
        file.putLong(PAGE + 8 * block, 0);
    }
}
