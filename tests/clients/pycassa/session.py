# -*- coding: utf-8 -*-
"""A session with pycassa: what its users do, and what Cassandra answers.

Run as `session.py HOST:PORT`. Says each thing it saw; ends with an error at the first that is not as expected.
"""

import sys
import time
import uuid
from collections import OrderedDict

from pycassa import NotFoundException, index, util
from pycassa.batch import Mutator
from pycassa.cassandra.ttypes import InvalidRequestException
from pycassa.columnfamily import ColumnFamily
from pycassa.columnfamilymap import ColumnFamilyMap
from pycassa.pool import ConnectionPool
from pycassa.system_manager import SIMPLE_STRATEGY, SystemManager
from pycassa.types import (CompositeType, CounterColumnType, DateType, FloatType, IntegerType, LongType,
                           TimeUUIDType, UTF8Type)

KEYSPACE = 'pycassa_session'


def same(sentence, found, expected):
    if found != expected:
        sys.exit('not so: %s: found %r, expected %r' % (sentence, found, expected))
    print sentence


def refused(sentence, error, call, *args, **kwargs):
    try:
        found = call(*args, **kwargs)
    except error:
        print sentence
    else:
        sys.exit('not so: %s: found %r, expected %s' % (sentence, found, error.__name__))


def make_schema(system):
    system.create_keyspace(KEYSPACE, SIMPLE_STRATEGY, {'replication_factor': '1'})
    system.create_column_family(KEYSPACE, 'Users', comparator_type=UTF8Type(), key_validation_class=UTF8Type(),
                                default_validation_class=UTF8Type(), column_validation_classes={'age': LongType()})
    system.create_column_family(KEYSPACE, 'Readings', comparator_type=LongType(), key_validation_class=UTF8Type(),
                                default_validation_class=FloatType())
    system.create_column_family(KEYSPACE, 'Letters', super=True, comparator_type=TimeUUIDType(),
                                subcomparator_type=UTF8Type(), key_validation_class=UTF8Type(),
                                default_validation_class=UTF8Type())
    system.create_column_family(KEYSPACE, 'Visits', comparator_type=UTF8Type(), key_validation_class=UTF8Type(),
                                default_validation_class=CounterColumnType())
    system.create_column_family(KEYSPACE, 'SuperVisits', super=True, comparator_type=UTF8Type(),
                                subcomparator_type=UTF8Type(), key_validation_class=UTF8Type(),
                                default_validation_class=CounterColumnType())
    system.create_column_family(KEYSPACE, 'Places', comparator_type=CompositeType(LongType(), UTF8Type()),
                                key_validation_class=UTF8Type(), default_validation_class=UTF8Type())
    system.create_column_family(KEYSPACE, 'Raw')
    system.create_index(KEYSPACE, 'Users', 'age', LongType(), index_name='users_by_age')
    system.create_index(KEYSPACE, 'Users', 'country', UTF8Type())

    families = system.get_keyspace_column_families(KEYSPACE)
    same('a keyspace lists its families', sorted(families),
         ['Letters', 'Places', 'Raw', 'Readings', 'SuperVisits', 'Users', 'Visits'])
    same('a family says that it is super', families['Letters'].column_type, 'Super')
    same('a family says how its names are ordered', families['Readings'].comparator_type,
         'org.apache.cassandra.db.marshal.LongType')
    columns = dict((column.name, column) for column in families['Users'].column_metadata)
    same('a column says what its index is called', columns['age'].index_name, 'users_by_age')
    same('a keyspace says how it is replicated', system.get_keyspace_properties(KEYSPACE),
         {'replication_strategy': 'org.apache.cassandra.locator.SimpleStrategy',
          'strategy_options': {'replication_factor': '1'}})
    same('nodes agree about the schema', len(system.describe_schema_versions()), 1)


def refuse_bad_schema(system):
    refused('a keyspace is made once', InvalidRequestException, system.create_keyspace, KEYSPACE, SIMPLE_STRATEGY,
            {'replication_factor': '1'})
    refused('a family is made once', InvalidRequestException, system.create_column_family, KEYSPACE, 'Users')
    refused('a comparator must exist', InvalidRequestException, system.create_column_family, KEYSPACE, 'Odd',
            comparator_type='OddType')
    refused('a strategy must exist', InvalidRequestException, system.create_keyspace, 'odd', 'OddStrategy', {})
    refused('what is not there is not dropped', InvalidRequestException, system.drop_keyspace, 'odd')


def columns_and_rows(pool):
    users = ColumnFamily(pool, 'Users')
    stamp = users.insert('ada', {'name': u'Ada Lovelace', 'city': u'Łondon', 'age': 36})
    same('a row is read back by name', users.get('ada'),
         OrderedDict([('age', 36), ('city', u'Łondon'), ('name', u'Ada Lovelace')]))
    same('a timestamp is read back', users.get('ada', columns=['city'], include_timestamp=True),
         OrderedDict([('city', (u'Łondon', stamp))]))
    same('what is not there is not read', users.get('ada', columns=['name', 'phone']).keys(), ['name'])
    refused('an absent row is not found', NotFoundException, users.get, 'nobody')
    refused('an absent column is not found', NotFoundException, users.get, 'ada', columns=['phone'])

    users.insert('ada', {'city': 'Paris'}, timestamp=stamp - 1)
    same('an older value does not win', users.get('ada', columns=['city'])['city'], u'Łondon')
    users.remove('ada', columns=['city'], timestamp=stamp - 1)
    same('nor does an older removal', users.get('ada', columns=['city'])['city'], u'Łondon')
    users.remove('ada', columns=['city'])
    same('a column is removed', users.get('ada').keys(), ['age', 'name'])
    users.remove('ada')
    refused('a row is removed', NotFoundException, users.get, 'ada')

    users.batch_insert({'grace': {'name': 'Grace', 'age': 85}, 'alan': {'name': 'Alan', 'age': 41}})
    same('rows are read together', users.multiget(['alan', 'nobody', 'grace'], columns=['age']),
         {'alan': OrderedDict(age=41), 'grace': OrderedDict(age=85)})
    same('rows are counted together', users.multiget_count(['alan', 'nobody', 'grace']),
         {'alan': 2, 'nobody': 0, 'grace': 2})
    users.truncate()
    same('a truncated family is empty', list(users.get_range()), [])


def slices_and_pages(pool):
    readings = ColumnFamily(pool, 'Readings')
    readings.insert('probe', dict((i, i / 4.0) for i in range(-500, 2500)))
    same('names are in the order of their type', readings.get('probe', column_count=3).keys(), [-500, -499, -498])
    same('a slice has both its ends', readings.get('probe', column_start=7, column_finish=10),
         OrderedDict((i, i / 4.0) for i in range(7, 11)))
    same('a slice goes backwards', readings.get('probe', column_start=3, column_reversed=True, column_count=4).keys(),
         [3, 2, 1, 0])
    same('xget pages through a long row', list(readings.xget('probe', buffer_size=100)),
         [(i, i / 4.0) for i in range(-500, 2500)])
    same('xget stops where it is told', [name for name, _ in readings.xget(
        'probe', column_start=2000, column_finish=-500, column_reversed=True, column_count=1200, buffer_size=7)],
         range(2000, 800, -1))
    same('columns are counted', readings.get_count('probe'), 3000)
    same('a count has a limit', readings.get_count('probe', max_count=250), 250)
    same('a slice is counted', readings.get_count('probe', column_start=0, column_finish=99), 100)

    with readings.batch(queue_size=50) as batch:
        for i in range(600):
            batch.insert('row %03d' % i, {i: 1.0, i + 1: 2.0})
    readings.remove('row 007')
    found = list(readings.get_range(buffer_size=64, column_count=1, filter_empty=True))
    same('get_range pages through all rows, each once',
         sorted(key for key, _ in found), ['probe'] + ['row %03d' % i for i in range(600) if i != 7])
    same('each with the columns it was asked for', dict(found)['row 123'], OrderedDict([(123, 1.0)]))
    same('get_range stops where it is told', len(list(readings.get_range(row_count=130, buffer_size=50))), 130)
    same('get_range goes on where it is told', list(readings.get_range(start=found[-1][0], column_count=1)),
         found[-1:])


def batches(pool):
    users, readings = ColumnFamily(pool, 'Users'), ColumnFamily(pool, 'Readings')
    users.insert('old', {'name': 'Old', 'city': 'Oslo', 'country': 'no'})
    batch = Mutator(pool)
    batch.insert(users, 'new', {'name': 'New'})
    batch.insert(readings, 'of both', {1: 2.5})
    batch.remove(users, 'old', ['city'])
    batch.send()
    same('a batch writes to several families',
         (users.get('new'), readings.get('of both'), users.get('old').keys()),
         (OrderedDict(name='New'), OrderedDict([(1, 2.5)]), ['country', 'name']))
    batch = Mutator(pool)
    batch.insert(users, 'atomic', {'name': 'New'})
    batch.remove(users, 'old')
    batch.send(atomic=True)
    same('and at once', users.multiget(['atomic', 'old']), {'atomic': OrderedDict(name='New')})
    users.truncate()


def super_columns(pool):
    letters = ColumnFamily(pool, 'Letters')
    times = [util.convert_time_to_uuid(1000 + i, randomize=True) for i in range(5)]
    for i, when in enumerate(times):
        letters.insert('ada', {when: {'to': 'Charles', 'text': 'letter %d' % i}})
    same('super columns are in the order of time', letters.get('ada').keys(), times)
    same('a super column is read', letters.get('ada', super_column=times[2]),
         OrderedDict([('text', 'letter 2'), ('to', 'Charles')]))
    same('and one column of it', letters.get('ada', super_column=times[2], columns=['text']),
         OrderedDict(text='letter 2'))
    same('dates bound a slice', letters.get('ada', column_start=1001, column_finish=1003).keys(), times[1:4])
    same('super columns are counted', letters.get_count('ada'), 5)
    same('and what is in one', letters.get_count('ada', super_column=times[0]), 2)
    same('xget pages through super columns', [name for name, _ in letters.xget('ada', buffer_size=2)], times)
    letters.remove('ada', columns=['to'], super_column=times[0])
    same('a column of a super column is removed', letters.get('ada', super_column=times[0]).keys(), ['text'])
    letters.remove('ada', super_column=times[1])
    refused('a super column is removed', NotFoundException, letters.get, 'ada', super_column=times[1])
    same('the others stay', letters.get('ada').keys(), times[:1] + times[2:])


def counters(pool):
    visits, supers = ColumnFamily(pool, 'Visits'), ColumnFamily(pool, 'SuperVisits')
    visits.add('page', 'ada')
    visits.add('page', 'ada', 41)
    visits.add('page', 'bob', -3)
    same('a counter has the sum', visits.get('page'), OrderedDict([('ada', 42), ('bob', -3)]))
    visits.insert('page', {'ada': 8, 'eve': 1})
    same('an insert adds', visits.get('page'), OrderedDict([('ada', 50), ('bob', -3), ('eve', 1)]))
    visits.remove_counter('page', 'bob')
    same('a counter is removed', visits.get('page').keys(), ['ada', 'eve'])
    supers.add('page', 'ada', 5, super_column='monday')
    supers.add('page', 'ada', 2, super_column='monday')
    supers.add('page', 'ada', 1, super_column='tuesday')
    same('a counter lives in a super column', supers.get('page'),
         OrderedDict([('monday', OrderedDict(ada=7)), ('tuesday', OrderedDict(ada=1))]))
    refused('a column is no counter', InvalidRequestException, ColumnFamily(pool, 'Users').add, 'page', 'ada')


def indexes(pool):
    users = ColumnFamily(pool, 'Users')
    with users.batch() as batch:
        for i in range(120):
            batch.insert('user %03d' % i, {'age': 20 + i % 10, 'country': 'nl' if i % 2 else 'be'})

    def find(count, *terms, **more):
        clause = index.create_index_clause([index.create_index_expression(*term) for term in terms], count=count)
        return sorted(key for key, _ in users.get_indexed_slices(clause, **more))

    same('an index finds rows', find(1000, ('age', 25)), ['user %03d' % i for i in range(5, 120, 10)])
    same('in pages', find(1000, ('country', 'be'), buffer_size=7), ['user %03d' % i for i in range(0, 120, 2)])
    same('as many as were asked for', len(find(13, ('country', 'be'), buffer_size=5)), 13)
    same('other terms narrow it', find(1000, ('country', 'be'), ('age', 26, index.GT)),
         ['user %03d' % i for i in range(8, 120, 10)])
    users.insert('user 005', {'age': 99})
    users.remove('user 015', columns=['age'])
    same('the index follows writes', find(1000, ('age', 25)), ['user %03d' % i for i in range(25, 120, 10)])
    refused('no index, no answer', InvalidRequestException, find, 10, ('name', 'Ada'))
    refused('no equality, no answer', InvalidRequestException, find, 10, ('age', 25, index.GTE))


def types(pool):
    places = ColumnFamily(pool, 'Places')
    places.insert('nl', {(52, 'Amsterdam'): 'a', (51, 'Delft'): 'd', (52, 'Leiden'): 'l', (53, 'Sneek'): 's'})
    same('composites are in the order of their parts', places.get('nl').keys(),
         [(51, 'Delft'), (52, 'Amsterdam'), (52, 'Leiden'), (53, 'Sneek')])
    same('a prefix bounds a slice', places.get('nl', column_start=(52,), column_finish=(52,)).keys(),
         [(52, 'Amsterdam'), (52, 'Leiden')])
    same('an open end leaves the prefix out', places.get('nl', column_start=((52, False),)).keys(), [(53, 'Sneek')])

    class User(object):
        key = UTF8Type()
        name = UTF8Type()
        age = LongType()
        joined = DateType()

    system = SystemManager(pool.server_list[0])
    system.alter_column(KEYSPACE, 'Users', 'joined', DateType())
    system.close()
    users = ColumnFamilyMap(User, pool, 'Users')
    user = User()
    user.key, user.name, user.age, user.joined = 'mapped', u'Zoë', 7, 86400
    users.insert(user)
    found = users.get('mapped')
    same('an object is mapped to a row', (found.key, found.name, found.age, time.mktime(found.joined.timetuple())),
         ('mapped', u'Zoë', 7, 86400.0))
    same('and the row has its columns', ColumnFamily(pool, 'Users').get('mapped').keys(), ['age', 'joined', 'name'])

    raw = ColumnFamily(pool, 'Raw')
    key, value = uuid.UUID(int=255).bytes, ''.join(chr(i) for i in range(256))
    raw.insert(key, {value: value[::-1], '\0': ''})
    same('bytes stay as they are', raw.get(key), OrderedDict([('\0', ''), (value, value[::-1])]))


def expiry(pool):
    users = ColumnFamily(pool, 'Users')
    users.insert('brief', {'name': 'Brief'}, ttl=1)
    users.insert('brief', {'city': 'Bern'}, ttl=1000)
    same('a column with a time to live is there', users.get('brief', columns=['city']).keys(), ['city'])
    deadline = time.time() + 30
    while 'name' in users.get('brief') and time.time() < deadline:
        time.sleep(0.05)
    same('and gone when it has passed', users.get('brief').keys(), ['city'])
    refused('a time to live is not negative', InvalidRequestException, users.insert, 'brief', {'name': 'x'}, ttl=-1)


def errors(pool):
    users, raw = ColumnFamily(pool, 'Users'), ColumnFamily(pool, 'Raw')
    refused('a family must exist', NotFoundException, ColumnFamily, pool, 'Nowhere')
    # The server judges, not pycassa.
    users.autopack_names = users.autopack_values = users.autopack_keys = False
    refused('a key is not empty', InvalidRequestException, users.insert, '', {'name': 'x'})
    refused('a key has a limit', InvalidRequestException, users.insert, 'k' * 65536, {'name': 'x'})
    refused('a name is of its type', InvalidRequestException, users.insert, 'bad', {'\xff': 'x'})
    refused('a value is of its type', InvalidRequestException, users.insert, 'bad', {'age': '12345'})
    refused('a standard family has no super columns', InvalidRequestException, users.remove, 'bad',
            super_column='name')
    refused('a slice is in order', InvalidRequestException, users.get, 'bad', column_start='z', column_finish='a')
    refused('a keyspace must exist', InvalidRequestException, ConnectionPool, 'nowhere', pool.server_list,
            max_retries=0)
    same('and the connection goes on', raw.get_count('nothing'), 0)


def change_and_drop(system, pool):
    system.alter_column_family(KEYSPACE, 'Readings', comment='of a probe', gc_grace_seconds=60)
    family = system.get_keyspace_column_families(KEYSPACE)['Readings']
    same('a family is altered', (family.comment, family.gc_grace_seconds), ('of a probe', 60))
    system.drop_index(KEYSPACE, 'Users', 'country')
    users = ColumnFamily(pool, 'Users')
    clause = index.create_index_clause([index.create_index_expression('country', 'be')])
    refused('a dropped index answers no more', InvalidRequestException, lambda: list(users.get_indexed_slices(clause)))
    system.drop_column_family(KEYSPACE, 'Readings')
    refused('a dropped family is not there', NotFoundException, ColumnFamily, pool, 'Readings')
    system.drop_keyspace(KEYSPACE)
    same('a dropped keyspace is not listed', KEYSPACE in system.list_keyspaces(), False)


def main(server):
    system = SystemManager(server)
    make_schema(system)
    refuse_bad_schema(system)
    pool = ConnectionPool(KEYSPACE, [server], pool_size=2, timeout=10)
    for part in (columns_and_rows, slices_and_pages, batches, super_columns, counters, indexes, types, expiry, errors):
        part(pool)
    change_and_drop(system, pool)
    pool.dispose()
    system.close()
    print 'pycassa: all as expected'


main(sys.argv[1])
