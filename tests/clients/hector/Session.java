import java.util.*;
import java.util.stream.*;

import me.prettyprint.cassandra.model.*;
import me.prettyprint.cassandra.model.thrift.ThriftCounterColumnQuery;
import me.prettyprint.cassandra.serializers.*;
import me.prettyprint.cassandra.service.*;
import me.prettyprint.cassandra.service.template.*;
import me.prettyprint.cassandra.utils.TimeUUIDUtils;
import me.prettyprint.hector.api.Cluster;
import me.prettyprint.hector.api.Keyspace;
import me.prettyprint.hector.api.beans.*;
import me.prettyprint.hector.api.beans.AbstractComposite.ComponentEquality;
import me.prettyprint.hector.api.ddl.*;
import me.prettyprint.hector.api.exceptions.HInvalidRequestException;
import me.prettyprint.hector.api.factory.HFactory;
import me.prettyprint.hector.api.mutation.Mutator;
import me.prettyprint.hector.api.query.SliceQuery;

/**
 * A session with Hector: what its users do, and what Cassandra answers.
 *
 * Run as `java Session.java HOST:PORT`. Says each thing it saw; ends with an error at the first that is not as
 * expected.
 */
@SuppressWarnings("deprecation") // Hector deprecates its index reads and has nothing in their place.
public final class Session {
    private static final String KEYSPACE = "hector_session";
    private static final StringSerializer TEXT = StringSerializer.get();
    private static final LongSerializer LONG = LongSerializer.get();
    private static final UUIDSerializer TIME_UUID = UUIDSerializer.get();
    private static final CompositeSerializer COMPOSITE = CompositeSerializer.get();

    private final Cluster cluster;
    private final Keyspace keyspace;
    private final Mutator<String> mutator;

    private Session(Cluster cluster) {
        this.cluster = cluster;
        this.keyspace = HFactory.createKeyspace(KEYSPACE, cluster);
        this.mutator = HFactory.createMutator(keyspace, TEXT);
    }

    private static void same(String sentence, Object found, Object expected) {
        if (!expected.equals(found)) {
            System.err.println("not so: " + sentence + ": found " + found + ", expected " + expected);
            System.exit(1);
        }
        System.out.println(sentence);
    }

    private static void refused(String sentence, Runnable call) {
        try {
            call.run();
        } catch (HInvalidRequestException error) {
            System.out.println(sentence);
            return;
        }
        same(sentence, "an answer", "an error");
    }

    private static BasicColumnFamilyDefinition family(String name, ComparatorType comparator, ComparatorType values) {
        BasicColumnFamilyDefinition family = new BasicColumnFamilyDefinition();
        family.setKeyspaceName(KEYSPACE);
        family.setName(name);
        family.setComparatorType(comparator);
        family.setKeyValidationClass(ComparatorType.UTF8TYPE.getClassName());
        family.setDefaultValidationClass(values.getClassName());
        return family;
    }

    private static BasicColumnDefinition indexed(String name, ComparatorType type) {
        BasicColumnDefinition column = new BasicColumnDefinition();
        column.setName(TEXT.toByteBuffer(name));
        column.setValidationClass(type.getClassName());
        column.setIndexType(ColumnIndexType.KEYS);
        column.setIndexName("users_by_" + name);
        return column;
    }

    private static <N> List<N> names(ColumnSlice<N, ?> slice) {
        return slice.getColumns().stream().map(HColumn::getName).toList();
    }

    private static <N> List<N> names(HSuperColumn<?, N, ?> superColumn) {
        return superColumn.getColumns().stream().map(HColumn::getName).toList();
    }

    private void makeSchema() {
        BasicColumnFamilyDefinition users = family("Users", ComparatorType.UTF8TYPE, ComparatorType.UTF8TYPE);
        users.addColumnDefinition(indexed("age", ComparatorType.LONGTYPE));
        users.addColumnDefinition(indexed("country", ComparatorType.UTF8TYPE));
        KeyspaceDefinition definition = HFactory.createKeyspaceDefinition(
                KEYSPACE, ThriftKsDef.DEF_STRATEGY_CLASS, 1, List.of(new ThriftCfDef(users)));
        cluster.addKeyspace(definition, true);

        cluster.addColumnFamily(family("Readings", ComparatorType.LONGTYPE, ComparatorType.LONGTYPE), true);
        cluster.addColumnFamily(family("Visits", ComparatorType.UTF8TYPE, ComparatorType.COUNTERTYPE), true);
        BasicColumnFamilyDefinition letters = family("Letters", ComparatorType.TIMEUUIDTYPE, ComparatorType.UTF8TYPE);
        letters.setColumnType(ColumnType.SUPER);
        letters.setSubComparatorType(ComparatorType.UTF8TYPE);
        cluster.addColumnFamily(letters, true);
        BasicColumnFamilyDefinition places = family("Places", ComparatorType.COMPOSITETYPE, ComparatorType.UTF8TYPE);
        places.setComparatorTypeAlias("(LongType,UTF8Type)");
        cluster.addColumnFamily(places, true);

        KeyspaceDefinition found = cluster.describeKeyspace(KEYSPACE);
        same("a keyspace lists its families",
                found.getCfDefs().stream().map(ColumnFamilyDefinition::getName).sorted().toList(),
                List.of("Letters", "Places", "Readings", "Users", "Visits"));
        same("a keyspace says how it is replicated", found.getReplicationFactor(), 1);
        same("a family says what indexes it has",
                describe("Users").getColumnMetadata().stream().map(ColumnDefinition::getIndexName).sorted().toList(),
                List.of("users_by_age", "users_by_country"));
        same("a family says that it is super", describe("Letters").getColumnType(), ColumnType.SUPER);
        same("nodes agree about the schema", cluster.describeSchemaVersions().size(), 1);
        refused("a keyspace is made once", () -> cluster.addKeyspace(definition, true));
        refused("a family is made once", () -> cluster.addColumnFamily(users, true));
    }

    private ColumnFamilyDefinition describe(String name) {
        return cluster.describeKeyspace(KEYSPACE).getCfDefs().stream()
                .filter(family -> family.getName().equals(name)).findFirst().get();
    }

    private void columnsAndRows() {
        ColumnFamilyTemplate<String, String> users = new ThriftColumnFamilyTemplate<>(keyspace, "Users", TEXT, TEXT);
        ColumnFamilyUpdater<String, String> ada = users.createUpdater("ada");
        ada.setString("name", "Ada Lovelace");
        ada.setString("city", "Łondon");
        ada.setLong("age", 36L);
        users.update(ada);
        ColumnFamilyResult<String, String> found = users.queryColumns("ada");
        same("a row is read back", List.copyOf(found.getColumnNames()), List.of("age", "city", "name"));
        same("with its text", found.getString("city"), "Łondon");
        same("with its number", found.getLong("age"), 36L);
        same("an absent row has no columns", users.queryColumns("nobody").hasResults(), false);
        same("an absent column is none",
                HFactory.createStringColumnQuery(keyspace).setColumnFamily("Users").setKey("ada").setName("phone")
                        .execute().get() == null, true);

        long stamp = found.getColumn("city").getClock();
        mutator.insert("ada", "Users", HFactory.createColumn("city", "Paris", stamp - 1, TEXT, TEXT));
        same("an older value does not win", users.queryColumns("ada").getString("city"), "Łondon");
        users.deleteColumn("ada", "city");
        same("a column is removed", List.copyOf(users.queryColumns("ada").getColumnNames()), List.of("age", "name"));
        users.deleteRow("ada");
        same("a row is removed", users.queryColumns("ada").hasResults(), false);

        for (String key : List.of("alan", "grace")) {
            mutator.addInsertion(key, "Users", HFactory.createStringColumn("name", key));
        }
        mutator.execute();
        Rows<String, String, String> rows = HFactory.createMultigetSliceQuery(keyspace, TEXT, TEXT, TEXT)
                .setColumnFamily("Users").setKeys("alan", "nobody", "grace").setRange("", "", false, 10).execute()
                .get();
        same("rows are read together", List.of(names(rows.getByKey("alan").getColumnSlice()),
                names(rows.getByKey("grace").getColumnSlice())), List.of(List.of("name"), List.of("name")));
        cluster.truncate(KEYSPACE, "Users");
        same("a truncated family is empty", rows("Users", 10), List.of());
    }

    private List<String> rows(String family, int count) {
        return HFactory.createRangeSlicesQuery(keyspace, TEXT, LONG, BytesArraySerializer.get())
                .setColumnFamily(family).setKeys("", "").setReturnKeysOnly().setRowCount(count).execute().get()
                .getList().stream().map(Row::getKey).sorted().toList();
    }

    private SliceQuery<String, Long, Long> readings(String key) {
        return HFactory.createSliceQuery(keyspace, TEXT, LONG, LONG).setColumnFamily("Readings").setKey(key);
    }

    private void slicesAndPages() {
        for (long i = -500; i < 1000; ++i) {
            mutator.addInsertion("probe", "Readings", HFactory.createColumn(i, i * i, LONG, LONG));
        }
        mutator.execute();
        same("names are in the order of their type",
                names(readings("probe").setRange(null, null, false, 3).execute().get()), List.of(-500L, -499L, -498L));
        same("a slice has both its ends", names(readings("probe").setRange(7L, 10L, false, 100).execute().get()),
                List.of(7L, 8L, 9L, 10L));
        same("a slice goes backwards", names(readings("probe").setRange(3L, null, true, 4).execute().get()),
                List.of(3L, 2L, 1L, 0L));
        same("columns are read by name", names(readings("probe").setColumnNames(5L, 5000L, -5L).execute().get()),
                List.of(-5L, 5L));
        List<Long> paged = new ArrayList<>();
        new ColumnSliceIterator<>(readings("probe"), null, (Long) null, false, 64)
                .forEachRemaining(column -> paged.add(column.getName()));
        same("an iterator pages through a long row", paged, LongStream.range(-500, 1000).boxed().toList());
        same("columns are counted", HFactory.createCountQuery(keyspace, TEXT, LONG).setColumnFamily("Readings")
                .setKey("probe").setRange(null, null, 5000).execute().get(), 1500);
        same("a count has a limit", HFactory.createCountQuery(keyspace, TEXT, LONG).setColumnFamily("Readings")
                .setKey("probe").setRange(null, null, 250).execute().get(), 250);

        List<String> keys = IntStream.range(0, 300).mapToObj(i -> String.format("row %03d", i)).toList();
        for (String key : keys) {
            mutator.addInsertion(key, "Readings", HFactory.createColumn(1L, 1L, LONG, LONG));
        }
        mutator.addDeletion("probe", "Readings").execute();
        List<String> found = new ArrayList<>();
        new KeyIterator<>(keyspace, "Readings", TEXT, 37).iterator().forEachRemaining(found::add);
        found.sort(null);
        same("an iterator pages through all rows, each once", found, keys);
        same("a range stops where it is told", rows("Readings", 25).size(), 25);
    }

    private void superColumns() {
        List<UUID> times = LongStream.range(0, 4).mapToObj(TimeUUIDUtils::getTimeUUID).toList();
        for (UUID time : times) {
            mutator.addInsertion("ada", "Letters", HFactory.createSuperColumn(time,
                    List.of(HFactory.createStringColumn("to", "Charles"), HFactory.createStringColumn("text", "…")),
                    TIME_UUID, TEXT, TEXT));
        }
        mutator.execute();
        same("super columns are in the order of time", superNames(), times);
        same("a super column is read", names(superColumn(times.get(2))), List.of("text", "to"));
        same("its columns are counted", HFactory.createSubCountQuery(keyspace, TEXT, TIME_UUID, TEXT)
                .setColumnFamily("Letters").setKey("ada").setSuperColumn(times.get(2)).setRange("", "", 100).execute()
                .get(), 2);
        mutator.subDelete("ada", "Letters", times.get(2), "to", TIME_UUID, TEXT);
        same("a column of a super column is removed", names(superColumn(times.get(2))), List.of("text"));
        mutator.superDelete("ada", "Letters", times.get(0), TIME_UUID);
        same("a super column is removed", superNames(), times.subList(1, 4));
    }

    private HSuperColumn<UUID, String, String> superColumn(UUID name) {
        return HFactory.createSuperColumnQuery(keyspace, TEXT, TIME_UUID, TEXT, TEXT).setColumnFamily("Letters")
                .setKey("ada").setSuperName(name).execute().get();
    }

    private List<UUID> superNames() {
        return HFactory.createSuperSliceQuery(keyspace, TEXT, TIME_UUID, TEXT, TEXT).setColumnFamily("Letters")
                .setKey("ada").setRange(null, null, false, 100).execute().get().getSuperColumns().stream()
                .map(HSuperColumn::getName).toList();
    }

    private long counter(String name) {
        return new ThriftCounterColumnQuery<>(keyspace, TEXT, TEXT).setColumnFamily("Visits").setKey("page")
                .setName(name).execute().get().getValue();
    }

    private void counters() {
        mutator.incrementCounter("page", "Visits", "ada", 1);
        mutator.incrementCounter("page", "Visits", "ada", 43);
        mutator.decrementCounter("page", "Visits", "ada", 2);
        same("a counter has the sum", counter("ada"), 42L);
        mutator.addCounter("page", "Visits", HFactory.createCounterColumn("ada", 8));
        mutator.addCounter("page", "Visits", HFactory.createCounterColumn("bob", -3)).execute();
        same("a batch adds", List.of(counter("ada"), counter("bob")), List.of(50L, -3L));
        mutator.deleteCounter("page", "Visits", "bob", TEXT);
        CounterSlice<String> slice = HFactory.createCounterSliceQuery(keyspace, TEXT, TEXT).setColumnFamily("Visits")
                .setKey("page").setRange("", "", false, 10).execute().get();
        same("a counter is removed", slice.getColumns().stream().map(HCounterColumn::getName).toList(), List.of("ada"));
        refused("a column is no counter", () -> mutator.incrementCounter("page", "Users", "ada", 1));
    }

    private IndexedSlicesQuery<String, String, Long> users() {
        IndexedSlicesQuery<String, String, Long> query = HFactory.createIndexedSlicesQuery(keyspace, TEXT, TEXT, LONG);
        query.setColumnFamily("Users").setColumnNames("age").setStartKey("").setRowCount(1000);
        return query;
    }

    private static List<String> keys(IndexedSlicesQuery<String, String, Long> query) {
        return query.execute().get().getList().stream().map(Row::getKey).sorted().toList();
    }

    private void indexes() {
        for (int i = 0; i < 40; ++i) {
            String key = String.format("user %02d", i);
            mutator.addInsertion(key, "Users", HFactory.createColumn("age", 20L + i % 10, TEXT, LONG));
            mutator.addInsertion(key, "Users", HFactory.createStringColumn("country", i % 2 == 0 ? "be" : "nl"));
        }
        mutator.execute();
        same("an index finds rows", keys(users().addEqualsExpression("age", 25L)),
                List.of("user 05", "user 15", "user 25", "user 35"));
        IndexedSlicesQuery<String, String, String> belgians =
                HFactory.createIndexedSlicesQuery(keyspace, TEXT, TEXT, TEXT);
        belgians.setColumnFamily("Users").setColumnNames("country").setStartKey("").setRowCount(7);
        same("as many as were asked for", belgians.addEqualsExpression("country", "be").execute().get().getCount(), 7);
        same("other terms narrow it", keys(users().addEqualsExpression("age", 25L).addGtExpression("age", 25L)),
                List.of());
        mutator.insert("user 05", "Users", HFactory.createColumn("age", 99L, TEXT, LONG));
        mutator.delete("user 15", "Users", "age", TEXT);
        same("the index follows writes", keys(users().addEqualsExpression("age", 25L)), List.of("user 25", "user 35"));
        refused("no equality, no answer", () -> keys(users().addGteExpression("age", 25L)));
        refused("no index, no answer", () -> keys(users().addEqualsExpression("name", 25L)));
    }

    private static Composite place(long province, String city) {
        Composite composite = new Composite();
        composite.addComponent(province, LONG);
        composite.addComponent(city, TEXT);
        return composite;
    }

    private void composites() {
        for (Composite place : List.of(place(52, "Leiden"), place(51, "Delft"), place(52, "Breda"))) {
            mutator.addInsertion("nl", "Places", HFactory.createColumn(place, "", COMPOSITE, TEXT));
        }
        mutator.execute();
        Composite start = new Composite();
        start.addComponent(0, 52L, ComponentEquality.EQUAL);
        Composite finish = new Composite();
        finish.addComponent(0, 52L, ComponentEquality.GREATER_THAN_EQUAL);
        same("a prefix of a composite bounds a slice",
                names(HFactory.createSliceQuery(keyspace, TEXT, COMPOSITE, TEXT).setColumnFamily("Places").setKey("nl")
                        .setRange(start, finish, false, 10).execute().get()).stream()
                        .map(name -> name.get(1, TEXT)).toList(),
                List.of("Breda", "Leiden"));
    }

    private void expiryAndErrors() throws InterruptedException {
        mutator.insert("brief", "Users", HFactory.createColumn("name", "Brief", 1, TEXT, TEXT));
        mutator.insert("brief", "Users", HFactory.createColumn("city", "Bern", 1000, TEXT, TEXT));
        SliceQuery<String, String, String> brief = HFactory.createSliceQuery(keyspace, TEXT, TEXT, TEXT)
                .setColumnFamily("Users").setKey("brief").setRange("", "", false, 10);
        same("a column tells its time to live", brief.execute().get().getColumnByName("city").getTtl(), 1000);
        long deadline = System.nanoTime() + 30_000_000_000L;
        while (names(brief.execute().get()).size() == 2 && System.nanoTime() < deadline) {
            Thread.sleep(50);
        }
        same("and is gone when it has passed", names(brief.execute().get()), List.of("city"));

        refused("a family must exist",
                () -> mutator.insert("key", "Nowhere", HFactory.createStringColumn("name", "value")));
        refused("a value is of its type",
                () -> mutator.insert("key", "Users", HFactory.createStringColumn("age", "12345")));
        refused("a slice is in order", () -> readings("key").setRange(2L, 1L, false, 10).execute());
        refused("a keyspace must exist", () -> cluster.dropKeyspace("nowhere", true));
    }

    private void changeAndDrop() {
        BasicColumnFamilyDefinition readings = new BasicColumnFamilyDefinition(describe("Readings"));
        readings.setComment("of a probe");
        cluster.updateColumnFamily(readings, true);
        same("a family is altered", describe("Readings").getComment(), "of a probe");
        cluster.dropColumnFamily(KEYSPACE, "Readings", true);
        refused("a dropped family is not there", () -> readings("probe").setRange(null, null, false, 3).execute());
        cluster.dropKeyspace(KEYSPACE, true);
        same("a dropped keyspace is not there", cluster.describeKeyspace(KEYSPACE) == null, true);
    }

    public static void main(String[] arguments) throws InterruptedException {
        Cluster cluster = HFactory.createCluster("test", new CassandraHostConfigurator(arguments[0]));
        Session session = new Session(cluster);
        session.makeSchema();
        session.columnsAndRows();
        session.slicesAndPages();
        session.superColumns();
        session.counters();
        session.indexes();
        session.composites();
        session.expiryAndErrors();
        session.changeAndDrop();
        HFactory.shutdownCluster(cluster);
        System.out.println("Hector: all as expected");
    }
}
