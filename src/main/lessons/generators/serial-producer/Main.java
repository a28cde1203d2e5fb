// First everything is produced, then everything is consumed.
void main() {
    int steps = Integer.getInteger("steps", 10_000);

    long start = System.nanoTime();
    List<Integer> items = new ArrayList<>();
    for (int i = 0; i < steps; i++) {
        items.add(i);
    }
    long sum = 0;
    for (int item : items) {
        sum += item;
    }
    IO.println("sum %d of %d items in %.3f s".formatted(sum, items.size(), (System.nanoTime() - start) / 1e9));
}
