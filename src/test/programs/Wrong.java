/** Does not compile. */
public class Wrong {
    public static void main(String[] arguments) {
        int number = "no number";
    }
}
