for (name in ['cascade-lint.json', 'cascade-lint.sarif', 'cascade-lint.html']) {
    byte[] one = new File(basedir, "target/one/${name}").bytes
    byte[] two = new File(basedir, "target/two/${name}").bytes
    assert one.length > 0
    assert Arrays.equals(one, two): name
}
