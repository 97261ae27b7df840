'use strict';
/**
 * A session with Helenus: what its users do, and what Cassandra answers.
 *
 * Run as `node session.js HOST:PORT`. Says each thing it saw; ends with an error at the first that is not as expected.
 */
const assert = require('assert');
const { promisify } = require('util');

// Node had it there when Helenus was written.
process.EventEmitter = require('events');
const helenus = require('helenus');

const KEYSPACE = 'helenus_session';

function same(sentence, found, expected) {
    assert.deepStrictEqual(found, expected, `not so: ${sentence}: found ${JSON.stringify(found)}, expected ` +
        JSON.stringify(expected));
    console.log(sentence);
}

async function refused(sentence, error, answer) {
    await assert.rejects(answer, { name: `Helenus${error}` }, `not so: ${sentence}: no Helenus${error}`);
    console.log(sentence);
}

/** The object with its methods that take a callback as ones that promise. */
function promising(object, ...methods) {
    const promised = Object.create(object);
    for (const method of methods) promised[method] = promisify(object[method]).bind(object);
    return promised;
}

async function family(keyspace, name) {
    return promising(await keyspace.get(name), 'insert', 'get', 'remove', 'count', 'truncate', 'getIndexed', 'incr');
}

const names = (row) => Array.from(row, (column) => column.name);
const values = (row) => Object.fromEntries(Array.from(row, (column) => [column.name, column.value]));
const numbers = (from, to) => Array.from({ length: to - from }, (_, i) => from + i);

async function makeSchema(pool) {
    await pool.createKeyspace(KEYSPACE, { strategyClass: 'SimpleStrategy', replication: 1 });
    const keyspace = promising(await pool.use(KEYSPACE), 'get', 'describe', 'createColumnFamily', 'dropColumnFamily');
    const text = {
        key_validation_class: 'UTF8Type', comparator_type: 'UTF8Type', default_validation_class: 'UTF8Type',
    };
    await keyspace.createColumnFamily('Users', {
        ...text,
        columns: [
            { name: 'age', validation_class: 'LongType', index_type: 0, index_name: 'users_by_age' },
            { name: 'country', validation_class: 'UTF8Type', index_type: 0, index_name: 'users_by_country' },
        ],
    });
    await keyspace.createColumnFamily('Readings',
        { ...text, comparator_type: 'LongType', default_validation_class: 'DoubleType' });
    await keyspace.createColumnFamily('Visits', { ...text, default_validation_class: 'CounterColumnType' });
    await keyspace.createColumnFamily('Letters', { ...text, column_type: 'Super', subcomparator_type: 'UTF8Type' });
    await keyspace.createColumnFamily('Places', { ...text, comparator_type: 'CompositeType(LongType,UTF8Type)' });

    const families = await keyspace.describe();
    same('a keyspace lists its families', Object.keys(families).sort(),
        ['Letters', 'Places', 'Readings', 'Users', 'Visits']);
    same('a family says what indexes it has',
        families.Users.definition.column_metadata.map((column) => column.index_name).sort(),
        ['users_by_age', 'users_by_country']);
    same('a family says that it is super', families.Letters.isSuper, true);
    await refused('a keyspace is made once', 'InvalidRequestException', pool.createKeyspace(KEYSPACE, {}));
    await refused('a family is made once', 'InvalidRequestException', keyspace.createColumnFamily('Users', text));
    await refused('a comparator must exist', 'InvalidRequestException',
        keyspace.createColumnFamily('Odd', { comparator_type: 'OddType' }));
    await refused('a keyspace must exist', 'NotFoundException', pool.use('nowhere'));
    return keyspace;
}

async function columnsAndRows(keyspace) {
    const users = await family(keyspace, 'Users');
    await users.insert('ada', { name: 'Ada Lovelace', city: 'Łondon', age: 36 }, {});
    same('a row is read back', values(await users.get('ada')), { age: 36, city: 'Łondon', name: 'Ada Lovelace' });
    same('columns are read by name', values(await users.get('ada', { columns: ['name', 'phone'] })),
        { name: 'Ada Lovelace' });
    same('an absent row has no columns', names(await users.get('nobody')), []);
    await users.insert('ada', [new helenus.Column('city', 'Paris', 1)], {});
    same('an older value does not win', (await users.get('ada')).get('city').value, 'Łondon');
    await users.remove('ada', 'city', { timestamp: 1 });
    same('nor does an older removal', (await users.get('ada')).get('city').value, 'Łondon');
    await users.remove('ada', 'city');
    same('a column is removed', names(await users.get('ada')), ['age', 'name']);
    await users.remove('ada');
    same('a row is removed', names(await users.get('ada')), []);

    // One connection, and no request waits for the answer to the one before.
    const keys = numbers(0, 200).map((i) => `user ${i}`);
    await Promise.all(keys.map((key) => users.insert(key, { name: key }, {})));
    const rows = await Promise.all(keys.map((key) => users.get(key)));
    same('each request gets its own answer', rows.map((row) => row.get('name').value), keys);
    await users.truncate();
    same('a truncated family is empty', names(await users.get('user 0')), []);
}

async function slicesAndPages(keyspace) {
    const readings = await family(keyspace, 'Readings');
    await readings.insert('probe', numbers(0, 1000).map((i) => new helenus.Column(i, i / 4)), {});
    same('names are in the order of their type', names(await readings.get('probe', { max: 12 })), numbers(0, 12));
    same('a slice has both its ends', values(await readings.get('probe', { start: 7, end: 9 })),
        { 7: 1.75, 8: 2, 9: 2.25 });
    same('a slice goes backwards', names(await readings.get('probe', { start: 3, reversed: true, max: 3 })), [3, 2, 1]);
    const paged = [];
    for (let start = ''; ;) {
        const page = names(await readings.get('probe', { start, max: 64 }));
        paged.push(...(start === '' ? page : page.slice(1)));
        if (page.length < 64) break;
        start = page[63];
    }
    same('slices page through a long row', paged, numbers(0, 1000));
    same('columns are counted', await readings.count('probe', { max: 5000 }), 1000);
    same('a count has a limit', await readings.count('probe', { max: 250 }), 250);
}

async function counters(keyspace) {
    const visits = await family(keyspace, 'Visits');
    await visits.incr('page', { ada: 1, bob: 3 }, {});   // Helenus can't send a negative one
    await visits.incr('page', { ada: 41 }, {});
    same('a counter has the sum', values(await visits.get('page')), { ada: 42, bob: 3 });
    const users = await family(keyspace, 'Users');
    await refused('a column is no counter', 'InvalidRequestException', users.incr('page', { ada: 1 }, {}));
}

async function indexes(keyspace) {
    const users = await family(keyspace, 'Users');
    await Promise.all(numbers(10, 50).map((i) =>
        users.insert(`user ${i}`, { age: 20 + i % 10, country: i % 2 ? 'nl' : 'be' }, {})));
    const find = async (max, ...terms) => {
        const fields = terms.map(([column, operator, value]) => ({ column, operator, value }));
        return (await users.getIndexed({ fields, max }, {})).map((row) => row.key).sort();
    };
    same('an index finds rows', await find(100, ['age', 'EQ', 25]), ['user 15', 'user 25', 'user 35', 'user 45']);
    same('as many as were asked for', (await find(7, ['country', 'EQ', 'be'])).length, 7);
    same('other terms narrow it', await find(100, ['country', 'EQ', 'be'], ['age', 'GT', 26]),
        ['user 18', 'user 28', 'user 38', 'user 48']);
    await users.insert('user 15', [new helenus.Column('age', 99, Date.now() * 1000 + 1)], {});
    await users.remove('user 25', 'age');
    same('the index follows writes', await find(100, ['age', 'EQ', 25]), ['user 35', 'user 45']);
    await refused('no equality, no answer', 'InvalidRequestException', find(10, ['age', 'GTE', 25]));
    await refused('no index, no answer', 'InvalidRequestException', find(10, ['name', 'EQ', 'Ada']));
}

async function composites(keyspace) {
    const places = await family(keyspace, 'Places');
    const cities = [[52, 'Leiden'], [51, 'Delft'], [52, 'Breda'], [53, 'Sneek']];
    await places.insert('nl', cities.map((place) => new helenus.Column(place, 'x')), {});
    same('composites are in the order of their parts', names(await places.get('nl')),
        [[51, 'Delft'], [52, 'Breda'], [52, 'Leiden'], [53, 'Sneek']]);
    same('a prefix bounds a slice', names(await places.get('nl', { start: [52], end: [52] })),
        [[52, 'Breda'], [52, 'Leiden']]);
}

async function expiryAndErrors(keyspace) {
    const users = await family(keyspace, 'Users');
    await users.insert('brief', { name: 'Brief' }, { ttl: 1 });
    await users.insert('brief', { city: 'Bern' }, { ttl: 1000 });
    same('a column tells its time to live', (await users.get('brief')).get('city').ttl, 1000);
    const deadline = Date.now() + 30000;
    while ((await users.get('brief')).length === 2 && Date.now() < deadline) {
        await new Promise((resolve) => { setTimeout(resolve, 50); });
    }
    same('and is gone when it has passed', names(await users.get('brief')), ['city']);

    users.setColumnValidator('age', 'UTF8Type');   // else Helenus itself makes a number of it
    await refused('a value is of its type', 'InvalidRequestException', users.insert('bad', { age: '12345' }, {}));
    await refused('a slice is in order', 'InvalidRequestException', users.get('bad', { start: 'z', end: 'a' }));
    await refused('a key is not empty', 'InvalidRequestException', users.insert('', { name: 'x' }, {}));
}

async function drop(keyspace, pool) {
    await keyspace.dropColumnFamily('Readings');
    const rest = await keyspace.describe();
    same('a dropped family is not there', Object.keys(rest).sort(), ['Letters', 'Places', 'Users', 'Visits']);
    await pool.dropKeyspace(KEYSPACE);
    await refused('a dropped keyspace is not there', 'NotFoundException', pool.use(KEYSPACE));
}

async function main(server) {
    const pool = promising(new helenus.ConnectionPool({ hosts: [server], timeout: 10000 }),
        'connect', 'use', 'createKeyspace', 'dropKeyspace');
    pool.on('error', (error) => { throw error; });
    await pool.connect();
    const keyspace = await makeSchema(pool);
    await columnsAndRows(keyspace);
    await slicesAndPages(keyspace);
    await counters(keyspace);
    await indexes(keyspace);
    await composites(keyspace);
    await expiryAndErrors(keyspace);
    await drop(keyspace, pool);
    pool.close();
    console.log('Helenus: all as expected');
}

main(process.argv[2]).catch((error) => {
    console.error(error);
    process.exit(1);
});
