import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

import com.sun.management.OperatingSystemMXBean;

import me.prettyprint.cassandra.serializers.StringSerializer;
import me.prettyprint.cassandra.service.CassandraHostConfigurator;
import me.prettyprint.hector.api.Cluster;
import me.prettyprint.hector.api.Keyspace;
import me.prettyprint.hector.api.factory.HFactory;
import me.prettyprint.hector.api.mutation.Mutator;

/**
 * Hector's part of the measurements. Run as `java Hector HOST:PORT`, where the rows of bare_client.h are. Reads lines,
 * each the name of a work, does it for a while, and answers with the nanoseconds of processor time for each operation,
 * those of all threads of the process.
 */
@SuppressWarnings("deprecation") // Hector deprecates its string queries and has nothing in their place.
public final class Hector {
    private static final StringSerializer TEXT = StringSerializer.get();
    private static final String VALUE = "v".repeat(64);
    private static final int ROWS = 10_000;
    private static final int STRIDE = 7919;
    private static final int COLUMNS = 1000;
    private static final long SECOND = 1_000_000_000L;

    private static String key(int number) {
        return String.format("row%07d", number);
    }

    private static Map<String, IntConsumer> works(Keyspace keyspace) {
        Mutator<String> mutator = HFactory.createMutator(keyspace, TEXT);
        List<String> keys = IntStream.range(0, COLUMNS).mapToObj(i -> key((int) ((long) i * STRIDE % ROWS))).toList();
        List<String> names = IntStream.range(0, ROWS).mapToObj(Hector::key).toList();
        return Map.of(
                "thrift get", number -> HFactory.createStringColumnQuery(keyspace).setColumnFamily("Rows")
                        .setKey(names.get(number)).setName("name").execute().get().getValue(),
                "thrift insert", number -> mutator.insert(
                        names.get(number), "Rows", HFactory.createStringColumn("name", VALUE)),
                "thrift slice of 1,000", number -> HFactory.createSliceQuery(keyspace, TEXT, TEXT, TEXT)
                        .setColumnFamily("Wide").setKey("wide").setRange(null, null, false, COLUMNS).execute().get()
                        .getColumns().forEach(column -> column.getValue()),
                "thrift multiget of 1,000", number -> HFactory.createMultigetSliceQuery(keyspace, TEXT, TEXT, TEXT)
                        .setColumnFamily("Rows").setKeys(keys).setColumnNames("name").execute().get()
                        .forEach(row -> row.getColumnSlice().getColumnByName("name").getValue()));
    }

    /** For two seconds at first, so that the compiler is done, and then for one. */
    private static double measure(IntConsumer work) {
        repeat(work, 2 * SECOND);
        OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long begun = process.getProcessCpuTime();
        long times = repeat(work, SECOND);
        return (double) (process.getProcessCpuTime() - begun) / times;
    }

    private static long repeat(IntConsumer work, long nanoseconds) {
        long end = System.nanoTime() + nanoseconds;
        int number = 0;
        long times = 0;
        for (; System.nanoTime() < end; ++times) {
            number = (number + STRIDE) % ROWS;
            work.accept(number);
        }
        return times;
    }

    public static void main(String[] arguments) throws java.io.IOException {
        Cluster cluster = HFactory.createCluster("bench", new CassandraHostConfigurator(arguments[0]));
        Map<String, IntConsumer> works = works(HFactory.createKeyspace("Bench", cluster));
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            System.out.println(measure(works.get(line)));
        }
        HFactory.shutdownCluster(cluster);
    }
}
