/** Collects garbage until it is killed. */
public class Stopping {
    public static void main(String[] arguments) throws Exception {
        while (true) {
            System.gc();
            Thread.sleep(10);
        }
    }
}
