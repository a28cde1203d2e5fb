import java.util.concurrent.locks.LockSupport;

/** Parks ever deeper in its stack, until that overflows, again and again. */
public class Deep {
    public static void main(String[] args) {
        for (int i = 0; i < 30; i++) {
            try {
                park(i);
            } catch (StackOverflowError expected) {
                // it is what is wanted
            }
        }
    }

    private static int park(int depth) {
        if (depth % 100 == 0) {
            LockSupport.parkNanos(1);
        }
        return 1 + park(depth + 1);
    }
}
