package io.github.cascadelint.proof;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.ConstraintMode;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.annotations.SQLDelete;
import org.hibernate.annotations.SoftDelete;
import org.hibernate.annotations.SoftDeleteType;

/** The mappings whose explanations are compared with what Hibernate does; read as source and run as classes. */
final class ExplainedMappings {

    private ExplainedMappings() {}

    @Embeddable
    static class Place {
        String street;
    }

    @Entity(name = "Purchase")
    static class Purchase {
        @Id
        Integer id;

        String name;

        @OneToMany(mappedBy = "purchase", cascade = CascadeType.ALL, orphanRemoval = true)
        Set<Line> lines = new HashSet<>();
    }

    @Entity(name = "Line")
    static class Line {
        @Id
        Integer id;

        String name;

        @ManyToOne(optional = false)
        Purchase purchase;
    }

    @Entity(name = "Post")
    static class Post {
        @Id
        Integer id;

        String name;

        @OneToMany(mappedBy = "post")
        Set<Comment> comments = new HashSet<>();
    }

    @Entity(name = "Comment")
    static class Comment {
        @Id
        Integer id;

        String name;

        @ManyToOne
        Post post;
    }

    @Entity(name = "Album")
    static class Album {
        @Id
        Integer id;

        String name;

        @OneToMany(mappedBy = "album")
        Set<Song> songs = new HashSet<>();
    }

    @Entity(name = "Song")
    static class Song {
        @Id
        Integer id;

        String name;

        @ManyToOne(optional = false, fetch = FetchType.LAZY)
        Album album;
    }

    @Entity(name = "Folder")
    static class Folder {
        @Id
        Integer id;

        String name;

        @OneToMany
        @JoinColumn(name = "folder_id")
        Set<Paper> papers = new HashSet<>();
    }

    @Entity(name = "Paper")
    static class Paper {
        @Id
        Integer id;

        String name;
    }

    @Entity(name = "Binder")
    static class Binder {
        @Id
        Integer id;

        String name;

        @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
        @JoinColumn(name = "binder_id")
        Set<Leaf> leaves = new HashSet<>();
    }

    @Entity(name = "Leaf")
    static class Leaf {
        @Id
        Integer id;

        String name;
    }

    @Entity(name = "Cart")
    static class Cart {
        @Id
        Integer id;

        String name;

        @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
        @JoinColumn(name = "cart_id", nullable = false)
        Set<Item> items = new HashSet<>();
    }

    @Entity(name = "Item")
    static class Item {
        @Id
        Integer id;

        String name;
    }

    @Entity(name = "Team")
    static class Team {
        @Id
        Integer id;

        String name;

        @OneToMany
        Set<Player> players = new HashSet<>();
    }

    @Entity(name = "Player")
    static class Player {
        @Id
        Integer id;

        String name;
    }

    @Entity(name = "Club")
    static class Club {
        @Id
        Integer id;

        String name;

        @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
        List<Trophy> trophies = new ArrayList<>();
    }

    @Entity(name = "Trophy")
    static class Trophy {
        @Id
        Integer id;

        String name;
    }

    @Entity(name = "City")
    static class City {
        @Id
        Integer id;

        String name;

        @ManyToOne
        Country country;
    }

    @Entity(name = "Country")
    static class Country {
        @Id
        Integer id;

        String name;
    }

    @Entity(name = "Review")
    static class Review {
        @Id
        Integer id;

        String name;

        @ManyToOne(cascade = CascadeType.ALL)
        Book book;
    }

    @Entity(name = "Book")
    static class Book {
        @Id
        Integer id;

        String name;
    }

    @Entity(name = "Ticket")
    static class Ticket {
        @Id
        Integer id;

        String name;

        @ManyToOne(optional = false)
        Concert concert;
    }

    @Entity(name = "Concert")
    static class Concert {
        @Id
        Integer id;

        String name;
    }

    @Entity(name = "Author")
    static class Author {
        @Id
        Integer id;

        String name;

        @ManyToMany(cascade = {CascadeType.PERSIST, CascadeType.MERGE})
        Set<Novel> novels = new HashSet<>();
    }

    @Entity(name = "Novel")
    static class Novel {
        @Id
        Integer id;

        String name;

        @ManyToMany(mappedBy = "novels")
        Set<Author> authors = new HashSet<>();
    }

    @Entity(name = "Actor")
    static class Actor {
        @Id
        Integer id;

        String name;

        @ManyToMany
        List<Film> films = new ArrayList<>();
    }

    @Entity(name = "Film")
    static class Film {
        @Id
        Integer id;

        String name;
    }

    @Entity(name = "Page")
    static class Page {
        @Id
        Integer id;

        String name;

        @ManyToMany(cascade = CascadeType.ALL)
        Set<Label> labels = new HashSet<>();
    }

    @Entity(name = "Label")
    static class Label {
        @Id
        Integer id;

        String name;

        @ManyToMany(mappedBy = "labels", cascade = CascadeType.REMOVE)
        Set<Page> pages = new HashSet<>();
    }

    @Entity(name = "Member")
    static class Member {
        @Id
        Integer id;

        String name;

        @OneToOne(cascade = CascadeType.ALL, orphanRemoval = true)
        Profile profile;
    }

    @Entity(name = "Profile")
    static class Profile {
        @Id
        Integer id;

        String name;
    }

    @Entity(name = "Person")
    static class Person {
        @Id
        Integer id;

        String name;

        @OneToOne(mappedBy = "person", cascade = CascadeType.ALL, orphanRemoval = true)
        Passport passport;
    }

    @Entity(name = "Passport")
    static class Passport {
        @Id
        Integer id;

        String name;

        @OneToOne
        Person person;
    }

    @Entity(name = "Driver")
    static class Driver {
        @Id
        Integer id;

        String name;

        @OneToOne(mappedBy = "driver")
        Licence licence;
    }

    @Entity(name = "Licence")
    static class Licence {
        @Id
        Integer id;

        String name;

        @OneToOne(optional = false)
        Driver driver;
    }

    @Entity(name = "Invoice")
    static class Invoice {
        @Id
        Integer id;

        String name;

        @OneToOne(mappedBy = "invoice", cascade = CascadeType.ALL)
        Detail detail;
    }

    @Entity(name = "Detail")
    static class Detail {
        @Id
        Integer id;

        String name;

        @MapsId
        @OneToOne
        Invoice invoice;
    }

    @Entity(name = "Contact")
    static class Contact {
        @Id
        Integer id;

        String name;

        @ElementCollection
        Set<String> phones = new HashSet<>();
    }

    @Entity(name = "Mailbox")
    static class Mailbox {
        @Id
        Integer id;

        String name;

        @ElementCollection
        List<String> mails = new ArrayList<>();
    }

    @Entity(name = "Lodger")
    static class Lodger {
        @Id
        Integer id;

        String name;

        @Embedded
        Place place;
    }

    @Entity(name = "Nest")
    static class Nest {
        @Id
        Integer id;

        String name;

        @OneToOne(mappedBy = "nest")
        Egg egg;
    }

    @Entity(name = "Egg")
    static class Egg {
        @Id
        Integer id;

        String name;

        @OneToOne(cascade = CascadeType.PERSIST)
        Nest nest;
    }

    @Entity(name = "Garage")
    static class Garage {
        @Id
        Integer id;

        String name;

        @OneToMany(mappedBy = "garage", cascade = CascadeType.ALL, orphanRemoval = true)
        Set<Truck> trucks = new HashSet<>();
    }

    @Inheritance(strategy = InheritanceType.JOINED)
    @Entity(name = "Vehicle")
    static class Vehicle {
        @Id
        Integer id;

        String name;
    }

    @Entity(name = "Truck")
    static class Truck extends Vehicle {
        @ManyToOne
        Garage garage;
    }

    @Entity(name = "Shelf")
    static class Shelf {
        @Id
        Integer id;

        String name;

        @OneToMany(mappedBy = "shelf", cascade = CascadeType.ALL, orphanRemoval = true)
        Set<Volume> volumes = new HashSet<>();
    }

    @SQLDelete(sql = "update Volume set gone = true where id = ?")
    @Entity(name = "Volume")
    static class Volume {
        @Id
        Integer id;

        String name;

        @ManyToOne
        Shelf shelf;

        boolean gone;
    }

    @Entity(name = "Hall")
    static class Hall {
        @Id
        Integer id;

        String name;

        @OneToMany(mappedBy = "hall", cascade = CascadeType.ALL, orphanRemoval = true)
        Set<Chair> chairs = new HashSet<>();
    }

    @SoftDelete
    @Entity(name = "Chair")
    static class Chair {
        @Id
        Integer id;

        String name;

        @ManyToOne
        Hall hall;
    }

    @SQLDelete(sql = "update Vault set gone = true where id = ?")
    @Entity(name = "Vault")
    static class Vault {
        @Id
        Integer id;

        String name;

        boolean gone;

        @OneToMany(mappedBy = "vault")
        Set<Coin> coins = new HashSet<>();
    }

    @Entity(name = "Coin")
    static class Coin {
        @Id
        Integer id;

        String name;

        @ManyToOne(optional = false, fetch = FetchType.LAZY)
        Vault vault;
    }

    @Entity(name = "Forum")
    static class Forum {
        @Id
        Integer id;

        String name;

        @OneToMany(mappedBy = "forum")
        Set<Topic> topics = new HashSet<>();
    }

    @Entity(name = "Topic")
    static class Topic {
        @Id
        Integer id;

        String name;

        @ManyToOne
        @OnDelete(action = OnDeleteAction.CASCADE)
        Forum forum;
    }

    @Entity(name = "Blog")
    static class Blog {
        @Id
        Integer id;

        String name;

        @OneToMany(mappedBy = "blog", cascade = CascadeType.ALL)
        @OnDelete(action = OnDeleteAction.CASCADE)
        Set<Entry> entries = new HashSet<>();
    }

    @Entity(name = "Entry")
    static class Entry {
        @Id
        Integer id;

        String name;

        @ManyToOne
        Blog blog;
    }

    @Entity(name = "Diary")
    static class Diary {
        @Id
        Integer id;

        String name;

        @OneToMany(mappedBy = "diary", cascade = CascadeType.ALL, orphanRemoval = true)
        Set<Note> notes = new HashSet<>();
    }

    @Entity(name = "Note")
    static class Note {
        @Id
        Integer id;

        String name;

        @ManyToOne
        @OnDelete(action = OnDeleteAction.CASCADE)
        Diary diary;
    }

    @Entity(name = "Wiki")
    static class Wiki {
        @Id
        Integer id;

        String name;

        @Version
        int version;

        @OneToMany(mappedBy = "wiki", cascade = CascadeType.ALL, orphanRemoval = true)
        Set<Article> articles = new HashSet<>();

        @ManyToOne
        Country home;
    }

    @Entity(name = "Article")
    static class Article {
        @Id
        Integer id;

        String name;

        @Version
        int revision;

        @ManyToOne
        Wiki wiki;
    }

    @Entity(name = "Category")
    static class Category {
        @Id
        Integer id;

        String name;

        @ManyToOne
        Category parent;

        @OneToMany(mappedBy = "parent", cascade = CascadeType.ALL)
        Set<Category> children = new HashSet<>();
    }

    @Entity(name = "Playlist")
    static class Playlist {
        @Id
        Integer id;

        String name;

        @ManyToMany
        @OrderColumn
        List<Track> tracks = new ArrayList<>();
    }

    @Entity(name = "Track")
    static class Track {
        @Id
        Integer id;

        String name;
    }

    @Entity(name = "Menu")
    static class Menu {
        @Id
        Integer id;

        String name;

        @OneToMany(cascade = CascadeType.ALL)
        @JoinColumn(name = "menu_id")
        @OrderColumn(name = "position")
        List<Dish> dishes = new ArrayList<>();
    }

    @Entity(name = "Dish")
    static class Dish {
        @Id
        Integer id;

        String name;
    }

    @Entity(name = "Deck")
    static class Deck {
        @Id
        Integer id;

        String name;

        @OneToMany(mappedBy = "deck", cascade = CascadeType.ALL, orphanRemoval = true)
        @OrderColumn(name = "nr")
        List<Slide> slides = new ArrayList<>();
    }

    @Entity(name = "Slide")
    static class Slide {
        @Id
        Integer id;

        String name;

        @ManyToOne(fetch = FetchType.LAZY)
        Deck deck;
    }

    @Entity(name = "Queue")
    static class Queue {
        @Id
        Integer id;

        String name;

        @OneToMany(mappedBy = "queue")
        @OrderColumn(name = "nr")
        List<Caller> callers = new ArrayList<>();
    }

    @Entity(name = "Caller")
    static class Caller {
        @Id
        Integer id;

        String name;

        @ManyToOne(fetch = FetchType.LAZY)
        Queue queue;
    }

    @Entity(name = "Chest")
    static class Chest {
        @Id
        Integer id;

        String name;

        @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
        @JoinColumn(name = "chest_id", nullable = false)
        @OrderColumn(name = "nr")
        List<Toy> toys = new ArrayList<>();
    }

    @Entity(name = "Toy")
    static class Toy {
        @Id
        Integer id;

        String name;
    }

    @Entity(name = "Rack")
    static class Rack {
        @Id
        Integer id;

        String name;

        @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
        @JoinColumn(name = "rack_id")
        @OrderColumn(name = "nr")
        List<Wine> wines = new ArrayList<>();
    }

    @Entity(name = "Wine")
    static class Wine {
        @Id
        Integer id;

        String name;
    }

    @Entity(name = "Pile")
    static class Pile {
        @Id
        Integer id;

        String name;

        @OneToMany
        @JoinColumn(name = "pile_id", nullable = false)
        @OrderColumn(name = "nr")
        List<Stone> stones = new ArrayList<>();
    }

    @Entity(name = "Stone")
    static class Stone {
        @Id
        Integer id;

        String name;
    }

    @Entity(name = "Lamp")
    static class Lamp {
        @Id
        Integer id;

        String name;

        @ManyToOne(cascade = {CascadeType.PERSIST, CascadeType.REMOVE})
        @JoinTable(name = "Lamp_Bulb")
        Bulb bulb;
    }

    @Entity(name = "Bulb")
    static class Bulb {
        @Id
        Integer id;

        String name;
    }

    @Entity(name = "Tray")
    static class Tray {
        @Id
        Integer id;

        String name;

        @OneToMany
        @JoinColumn(name = "tray_id")
        @OnDelete(action = OnDeleteAction.CASCADE)
        Set<Cup> cups = new HashSet<>();
    }

    @Entity(name = "Cup")
    static class Cup {
        @Id
        Integer id;

        String name;
    }

    @Entity(name = "Crate")
    static class Crate {
        @Id
        Integer id;

        String name;

        @OneToMany
        @JoinColumn(name = "crate_id", nullable = false)
        Set<Bottle> bottles = new HashSet<>();
    }

    @Entity(name = "Bottle")
    static class Bottle {
        @Id
        Integer id;

        String name;
    }

    @Entity(name = "Harbour")
    static class Harbour {
        @Id
        Integer id;

        String name;

        @OneToMany(mappedBy = "harbour", cascade = CascadeType.ALL, orphanRemoval = true)
        Set<Boat> boats = new HashSet<>();
    }

    @Inheritance(strategy = InheritanceType.JOINED)
    @Entity(name = "Craft")
    static class Craft {
        @Id
        Integer id;

        String name;

        @Version
        int revision;
    }

    @Entity(name = "Boat")
    static class Boat extends Craft {
        @ManyToOne
        Harbour harbour;
    }

    @Entity(name = "Choir")
    static class Choir {
        @Id
        Integer id;

        String name;

        @Version
        int version;

        @ManyToMany
        Set<Singer> singers = new HashSet<>();
    }

    @Entity(name = "Singer")
    static class Singer {
        @Id
        Integer id;

        String name;
    }

    @Entity(name = "Band")
    static class Band {
        @Id
        Integer id;

        String name;

        @Version
        int version;

        @ElementCollection
        Set<String> genres = new HashSet<>();
    }

    @SoftDelete
    @Entity(name = "Stage")
    static class Stage {
        @Id
        Integer id;

        String name;

        @ManyToMany
        Set<Light> lights = new HashSet<>();
    }

    @Entity(name = "Light")
    static class Light {
        @Id
        Integer id;

        String name;
    }

    @SoftDelete
    @Entity(name = "Ward")
    static class Ward {
        @Id
        Integer id;

        String name;

        @OneToMany
        @JoinColumn(name = "ward_id")
        Set<Bed> beds = new HashSet<>();
    }

    @Entity(name = "Bed")
    static class Bed {
        @Id
        Integer id;

        String name;
    }

    @Entity(name = "Holder")
    static class Holder {
        @Id
        Integer id;

        String name;

        @OneToOne(mappedBy = "holder", cascade = CascadeType.PERSIST)
        Permit permit;
    }

    @Entity(name = "Permit")
    static class Permit {
        @Id
        Integer id;

        String name;

        @OneToOne(fetch = FetchType.LAZY)
        Holder holder;
    }

    @Entity(name = "Wheel")
    static class Wheel {
        @Id
        Integer id;

        String name;

        @OneToOne(mappedBy = "wheel", cascade = CascadeType.ALL)
        Tyre tyre;
    }

    @Entity(name = "Tyre")
    static class Tyre {
        @Id
        Integer id;

        String name;

        @OneToOne(cascade = CascadeType.ALL)
        Wheel wheel;
    }

    @MappedSuperclass
    @SQLDelete(sql = "update Deal set name = 'gone' where id = ?")
    static class Marked {
        @Id
        Integer id;

        String name;
    }

    @Entity(name = "Stall")
    static class Stall {
        @Id
        Integer id;

        String name;

        @OneToMany(mappedBy = "stall", cascade = CascadeType.ALL, orphanRemoval = true)
        Set<Deal> deals = new HashSet<>();
    }

    @Entity(name = "Deal")
    static class Deal extends Marked {
        @ManyToOne(fetch = FetchType.LAZY)
        Stall stall;
    }

    @Entity(name = "Desk")
    static class Desk {
        @Id
        Integer id;

        String name;

        @OneToMany(mappedBy = "desk", cascade = CascadeType.ALL, orphanRemoval = true)
        Set<Phone> phones = new HashSet<>();
    }

    @Inheritance(strategy = InheritanceType.JOINED)
    @SQLDelete(sql = "update Device set name = 'gone' where id = ?")
    @Entity(name = "Device")
    static class Device {
        @Id
        Integer id;

        String name;
    }

    @Entity(name = "Phone")
    static class Phone extends Device {
        @ManyToOne
        Desk desk;
    }

    @Entity(name = "Van")
    static class Van {
        @Id
        Integer id;

        String name;

        @OneToMany(mappedBy = "van", cascade = CascadeType.ALL, orphanRemoval = true)
        Set<Parcel> parcels = new HashSet<>();
    }

    @SecondaryTable(name = "Parcel_Text")
    @Entity(name = "Parcel")
    static class Parcel {
        @Id
        Integer id;

        String name;

        @Column(table = "Parcel_Text")
        String text;

        @ManyToOne
        Van van;
    }

    @Entity(name = "Bench")
    static class Bench {
        @Id
        Integer id;

        String name;

        @OneToMany(mappedBy = "bench", cascade = CascadeType.ALL, orphanRemoval = true)
        Set<Seat> seats = new HashSet<>();
    }

    @SoftDelete(strategy = SoftDeleteType.ACTIVE)
    @Entity(name = "Seat")
    static class Seat {
        @Id
        Integer id;

        String name;

        @Version
        int version;

        @ManyToOne
        Bench bench;
    }

    @Entity(name = "Crew")
    static class Crew {
        @Id
        Integer id;

        String name;

        @OneToMany(mappedBy = "crew")
        Set<Sailor> sailors = new HashSet<>();
    }

    @Entity(name = "Sailor")
    static class Sailor {
        @Id
        Integer id;

        String name;

        @ManyToOne(fetch = FetchType.LAZY)
        @OnDelete(action = OnDeleteAction.SET_NULL)
        Crew crew;
    }

    @Entity(name = "Genre")
    static class Genre {
        @Id
        Integer id;

        String name;

        @ManyToMany(mappedBy = "genres", cascade = CascadeType.PERSIST)
        Set<Tune> tunes = new HashSet<>();
    }

    @Entity(name = "Tune")
    static class Tune {
        @Id
        Integer id;

        String name;

        @ManyToMany
        Set<Genre> genres = new HashSet<>();
    }

    @Entity(name = "Pouch")
    static class Pouch {
        @Id
        Integer id;

        String name;

        @ElementCollection
        @OnDelete(action = OnDeleteAction.CASCADE)
        Set<String> marks = new HashSet<>();
    }

    @Entity(name = "Squad")
    static class Squad {
        @Id
        Integer id;

        String name;

        @ManyToMany
        @OnDelete(action = OnDeleteAction.CASCADE)
        Set<Fan> fans = new HashSet<>();
    }

    @Entity(name = "Fan")
    static class Fan {
        @Id
        Integer id;

        String name;
    }

    @Entity(name = "Bill")
    static class Bill {
        @Id
        Integer id;

        String name;

        @OneToOne(mappedBy = "bill")
        Stub stub;
    }

    @Entity(name = "Stub")
    static class Stub {
        @Id
        Integer id;

        String name;

        @MapsId
        @OneToOne
        Bill bill;
    }

    @Entity(name = "Branch")
    static class Branch {
        @Id
        Integer id;

        String name;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
        Tree tree;
    }

    @Entity(name = "Tree")
    static class Tree {
        @Id
        Integer id;

        String name;

        @OneToMany(mappedBy = "tree")
        Set<Branch> branches = new HashSet<>();
    }

    @Entity(name = "Chapter")
    static class Chapter {
        @Id
        Integer id;

        String name;

        @Version
        int version;

        @OneToMany
        @JoinColumn(name = "chapter_id")
        List<Verse> verses = new ArrayList<>();
    }

    @Entity(name = "Verse")
    static class Verse {
        @Id
        Integer id;

        String name;
    }
}
