import java.util.concurrent.StructuredTaskScope;

/** Tasks of scopes that end well and that fail. */
public class Scopes {
    public static void main(String[] args) throws Exception {
        try (var scope = StructuredTaskScope.open()) {
            scope.fork(Scopes::good);
            scope.join();
        }
        try (var scope = StructuredTaskScope.open()) {
            scope.fork(Scopes::bad);
            scope.join();
            throw new AssertionError("its task failed");
        } catch (StructuredTaskScope.FailedException expected) {
            if (!expected.getCause().getMessage().equals("wrong")) {
                throw expected;
            }
        }
    }

    private static int good() {
        return 1;
    }

    private static int bad() {
        throw new IllegalStateException("wrong");
    }
}
